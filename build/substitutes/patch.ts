import { readFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'

/** Changes the text of one module. @throws {Error} if the text is no longer as expected */
type Change = (text: string, file: string) => string | Promise<string>

/** Changes of modules while they are bundled; each module is found by its path. */
export interface Patch {
  readonly name: string
  readonly changes: readonly (readonly [module: RegExp, change: Change])[]
}

export const patchPlugin = ({ name, changes }: Patch): Plugin => ({
  name,
  setup(build) {
    for (const [filter, change] of changes)
      build.onLoad({ filter }, async ({ path }) => ({
        contents: await change(await readFile(path, 'utf8'), path),
        loader: path.endsWith('.ts') ? 'ts' : 'js',
      }))
  },
})

/**
 * @param patched the modules that patches change or put in the place of others
 * @param modules the paths of all modules in a bundle
 * @throws {Error} if one is not in the bundle: then its patch does nothing
 */
export const requireModules = (patched: readonly RegExp[], modules: readonly string[]): void => {
  for (const module of patched)
    if (!modules.some((path) => module.test(path)))
      throw new Error(`no module of the bundle is ${module}: is its patch still needed?`)
}
