/**
 * The reader's files as CommonJS.
 *
 * esbuild splits a program into files only as ES modules. Node resolves, loads and links each of those: 8 ms to the first
 * screen, where `require` takes 3 for the same code. So esbuild splits into ES modules, and each file is then rewritten;
 * dynamic imports stay dynamic.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { transform } from 'esbuild'

/** Replaces `import.meta`: the code only uses its `url`, and meow only checks that it exists. */
const MODULE_META =
  "const MODULE_META = {url: process.getBuiltinModule('node:url').pathToFileURL(__filename).href};\n"

/** @param files names in `folder` of files with ES modules in them; overwritten */
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
