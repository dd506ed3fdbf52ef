/**
 * One file for what the reader needs before its first screen.
 *
 * esbuild gives every set of modules that several entries share a file of its own, and each costs Node 1 ms or more. So
 * each file that is imported dynamically imports the start path too, which is always loaded before it: then what they share
 * with the start is one set, and one file.
 */
import { dirname, join } from 'node:path'
import type { Plugin } from 'esbuild'

/** Imports, statically, all that the first screen needs. */
const START = join(import.meta.dirname, '../source/commands/index.ts')

const NAMESPACE = 'after-start'

/** The file of an entry point of the bundle. */
export const fileOf = (entryPoint: string): string =>
  entryPoint.startsWith(`${NAMESPACE}:`) ? entryPoint.slice(NAMESPACE.length + 1) : entryPoint

export const startPath = (): Plugin => ({
  name: 'start path in one file',
  setup(build) {
    build.onResolve({ filter: /^\.{1,2}\/.*\.tsx?$/ }, ({ path, resolveDir, kind }) =>
      kind === 'dynamic-import' ? { path: join(resolveDir, path), namespace: NAMESPACE } : undefined,
    )
    build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({
      // Our package declares no side effects: esbuild would drop a bare import.
      contents: `export { run as start } from ${JSON.stringify(START)}\nexport * from ${JSON.stringify(path)}`,
      resolveDir: dirname(START),
    }))
  },
})
