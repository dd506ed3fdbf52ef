/**
 * The reader's files as CommonJS.
 *
 * esbuild parts a program into files only as ES modules. Loading one costs Node its resolver, its loader and a linking for
 * each import: 8 ms to the first screen where the same code asked for by `require` takes 3. So the files are parted as ES
 * modules and then each is rewritten; what is imported late stays late.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { transform } from 'esbuild'

/** What `import.meta` is to an ES module: all that is asked of it is its `url`, and by meow that it is there. */
const MODULE_META =
  "const MODULE_META = {url: process.getBuiltinModule('node:url').pathToFileURL(__filename).href};\n"

/** @param files names in `folder`, ES modules by what stands in them; overwritten */
export const toCommonJs = (folder: string, files: readonly string[]): Promise<unknown> =>
  Promise.all(
    files.map(async (name) => {
      const file = join(folder, name)
      const { code } = await transform(await readFile(file, 'utf8'), {
        format: 'cjs',
        platform: 'node',
        target: 'node22',
        supported: { 'dynamic-import': false },
        define: { 'import.meta': 'MODULE_META' },
        minifyWhitespace: true,
        lineLimit: 160,
        sourcefile: name,
      })
      // An ES module is strict by itself.
      await writeFile(file, `"use strict";\n${code.includes('MODULE_META') ? MODULE_META : ''}${code}`)
    }),
  )
