/**
 * Rewrites the reader's files as CommonJS.
 *
 * Resolving, loading and linking ES modules costs the first screen 8 ms, `require` 3 for the same code. But esbuild splits a
 * program into files only as ES modules, so each file is rewritten afterwards. Dynamic imports stay dynamic.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { transform } from 'esbuild'

/** Replaces `import.meta`, of which the code only uses `url`; meow only checks that it exists. */
const MODULE_META =
  "const MODULE_META = {url: process.getBuiltinModule('node:url').pathToFileURL(__filename).href};\n"

/** @param files names of ES modules in `folder`; they are overwritten */
export const toCommonJs = (folder: string, files: readonly string[]): Promise<unknown> =>
  Promise.all(
    files.map(async (name) => {
      const file = join(folder, name)
      const modules = await readFile(file, 'utf8')
      const { code, map } = await transform(modules, {
        format: 'cjs',
        platform: 'node',
        target: 'node22',
        supported: { 'dynamic-import': false },
        define: { 'import.meta': 'MODULE_META' },
        minifyWhitespace: true,
        lineLimit: 160,
        sourcefile: name,
        // esbuild reads the map at the end of the modules, and makes one that goes all the way back to our code.
        sourcemap: 'external',
        sourcesContent: false,
        // An ES module is strict by itself.
        banner: `"use strict";\n${modules.includes('import.meta') ? MODULE_META : ''}`,
      })
      await writeFile(`${file}.map`, map)
      await writeFile(file, `${code}//# sourceMappingURL=${name}.map\n`)
    }),
  )
