/**
 * Puts everything that the reader needs before its first screen into one file.
 *
 * The code imports a command when it is called, and the reader when it is opened. Each dynamic import before the first screen
 * is a file that Node resolves, reads and links, at 1 ms or more, so this plugin makes those imports static. esbuild also
 * makes a separate file of every set of modules that several entries share. So all other dynamically imported files import
 * the start path too, which is always loaded before them: it is then one set, and one file.
 */
import { globSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, isAbsolute, join } from 'node:path'
import type { Plugin } from 'esbuild'

const root = join(import.meta.dirname, '..')

/** The modules that are imported dynamically before the first screen. */
const EARLY = new Set(['source/commands/open.ts'].map((file) => join(root, file)))

/** The roots of the start path: the commands, and the modules that they import early. */
const START = [join(root, 'source/commands/index.ts'), ...EARLY]

const DYNAMIC_IMPORT = /\bimport\('(\.[^']+)'\)/g

/** Our dynamically imported files outside the start path. */
const lateFiles = (): Set<string> => {
  const files = globSync('source/**/*.{ts,tsx}', { cwd: root })
  const targets = files.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(DYNAMIC_IMPORT)].map(([, to = '']) =>
      join(root, dirname(file), to),
    ),
  )
  return new Set(targets.filter((file) => !EARLY.has(file)))
}

export const startPath = (): Plugin => ({
  name: 'start path in one file',
  setup(build) {
    const late = lateFiles()
    build.onResolve({ filter: /^start-path$/ }, () => ({ path: 'start-path', namespace: 'start-path' }))
    // Our package.json says that modules have no side effects, so esbuild would drop a bare import.
    build.onResolve({ filter: /\.ts$/ }, ({ path, resolveDir }) => {
      const file = isAbsolute(path) ? path : join(resolveDir, path)
      return START.includes(file) ? { path: file, sideEffects: true } : undefined
    })
    build.onLoad({ filter: /.*/, namespace: 'start-path' }, () => ({
      contents: START.map((file) => `import ${JSON.stringify(file)}`).join('\n'),
      resolveDir: root,
    }))
    build.onLoad({ filter: /[\\/]source[\\/].*\.tsx?$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      const imports: string[] = []
      const changed = text.replace(DYNAMIC_IMPORT, (whole, to: string) => {
        if (!EARLY.has(join(dirname(path), to))) return whole
        imports.push(`import * as early${imports.length} from '${to}'`)
        return `Promise.resolve(early${imports.length - 1})`
      })
      if (late.has(path)) imports.push("import 'start-path'")
      if (imports.length === 0) return undefined
      return { contents: [changed, ...imports].join('\n'), loader: path.endsWith('x') ? 'tsx' : 'ts' }
    })
  },
})
