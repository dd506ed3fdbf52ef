/**
 * One file for what the reader needs before its first screen.
 *
 * The code imports a command when it is called, and the reader when it is opened. On the way to the first screen each
 * such dynamic import is a file that Node resolves, reads and links, 1 ms or more. In the bundle these imports are static.
 * esbuild also gives every set of modules that several entries share a file of its own. So all other dynamically imported
 * files import the start path too (it is always loaded before them): then it is one set, and one file.
 */
import { globSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, isAbsolute, join } from 'node:path'
import type { Plugin } from 'esbuild'

const root = join(import.meta.dirname, '..')

/** What is imported dynamically on the way to the first screen. */
const ON_THE_WAY = new Set(['source/commands/open.ts'].map((file) => join(root, file)))

/** The modules of the start path: the commands, where it begins, and those imported dynamically. */
const START = [join(root, 'source/commands/index.ts'), ...ON_THE_WAY]

const LATE = /\bimport\('(\.[^']+)'\)/g

/** Our dynamically imported files that are not on the start path. */
const lateFiles = (): Set<string> => {
  const files = globSync('source/**/*.{ts,tsx}', { cwd: root })
  const targets = files.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(LATE)].map(([, to = '']) =>
      join(root, dirname(file), to),
    ),
  )
  return new Set(targets.filter((file) => !ON_THE_WAY.has(file)))
}

export const startPath = (): Plugin => ({
  name: 'start path in one file',
  setup(build) {
    const late = lateFiles()
    build.onResolve({ filter: /^start-path$/ }, () => ({ path: 'start-path', namespace: 'start-path' }))
    // Our package.json declares no side effects: esbuild would drop a bare import.
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
      const atOnce: string[] = []
      const changed = text.replace(LATE, (whole, to: string) => {
        if (!ON_THE_WAY.has(join(dirname(path), to))) return whole
        atOnce.push(`import * as late${atOnce.length} from '${to}'`)
        return `Promise.resolve(late${atOnce.length - 1})`
      })
      if (late.has(path)) atOnce.push("import 'start-path'")
      if (atOnce.length === 0) return undefined
      return { contents: [changed, ...atOnce].join('\n'), loader: path.endsWith('x') ? 'tsx' : 'ts' }
    })
  },
})
