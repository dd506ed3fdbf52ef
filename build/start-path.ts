/**
 * One file for what the reader needs before its first screen.
 *
 * A command is imported when it is named, and the reader when it is opened: right for the code, but on the way to the
 * first screen each such step is a file that Node looks for, reads and links by itself, 1 ms and more. In the bundle the
 * imports on that way are made at once. And since esbuild gives every set of modules that several entries share a file of
 * its own, all other late imports are told to need the start path as well (they always have it already): so it is one
 * set, and one file.
 */
import { globSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, isAbsolute, join } from 'node:path'
import type { Plugin } from 'esbuild'

const root = join(import.meta.dirname, '..')

/** What is imported late on the way to the first screen. */
const ON_THE_WAY = new Set(['source/commands/open.ts'].map((file) => join(root, file)))

/** All that is needed before the first screen: the commands' door, which is where the way begins, and what comes late. */
const START = [join(root, 'source/commands/index.ts'), ...ON_THE_WAY]

const LATE = /\bimport\('(\.[^']+)'\)/g

/** The files of ours that are imported late, apart from those on the way. */
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
    // Our package says that its modules have no side effects: a bare import of one would be dropped.
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
