import { chmod, copyFile, rm, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { Metafile, Plugin } from 'esbuild'
import { shippedIssue } from '../source/commands/sources/shipped.ts'
import { bundle } from './bundle.ts'
import { toCommonJs } from './common-js.ts'
import { licencesOf } from './licences.ts'
import { startPath } from './start-path.ts'

const root = join(import.meta.dirname, '..')

/** What is imported late and big enough not to be shipped twice: taken from the files of a bundle that has it. */
const shared = ({ outputs }: Metafile, modules: RegExp): Plugin => ({
  name: 'shared with another bundle',
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ path, resolveDir, kind }) => {
      const module = join(resolveDir, path)
      if (kind !== 'dynamic-import' || !modules.test(module)) return undefined
      const file = Object.keys(outputs).find((name) => {
        const { entryPoint } = outputs[name] ?? {}
        return entryPoint !== undefined && resolve(entryPoint) === module
      })
      if (!file) throw new Error(`${module}: in no file of the other bundle`)
      return { path: `./${basename(file)}`, external: true }
    })
  },
})

/**
 * Makes the folder that is shipped: the launcher, the bundle, the licences of what is in it, and the issue that ships as it
 * was read. What was in the folder is gone.
 * @returns which module went into which file, and which file imports which
 */
export const makeDist = async (
  out: string,
  { substituted = true }: { readonly substituted?: boolean } = {},
): Promise<Metafile> => {
  await rm(out, { recursive: true, force: true })
  const reader = await bundle({
    entryPoints: { baolan: join(root, 'cli.tsx') },
    outdir: out,
    extension: '.cjs',
    plugins: [startPath()],
    substituted,
  })
  await toCommonJs(
    out,
    Object.keys(reader.metafile.outputs).map((file) => basename(file)),
  )
  // The package's own files are ES modules; here only those that say so by their name are.
  await writeFile(join(out, 'package.json'), '{"type": "commonjs"}\n')
  // By itself: what both need would else be files of their own, on the way to the first screen.
  const worker = await bundle({
    entryPoints: { 'search-worker': join(root, 'source/shelf/index-thread/worker.ts') },
    outdir: out,
    plugins: [shared(reader.metafile, /[\\/]issue[\\/]schema\.ts$/)],
    substituted,
  })
  const metafile: Metafile = {
    inputs: { ...reader.metafile.inputs, ...worker.metafile.inputs },
    outputs: { ...reader.metafile.outputs, ...worker.metafile.outputs },
  }
  await copyFile(join(import.meta.dirname, 'launcher.js'), join(out, 'cli.js'))
  await chmod(join(out, 'cli.js'), 0o755)
  // Read once here, so that the reader need not read it at each start.
  await writeFile(join(out, 'shipped-issue.json'), JSON.stringify(await shippedIssue()))
  // What simplified.txt was made from goes with it, though none of its code does.
  const inputs = [...Object.keys(metafile.inputs), 'node_modules/opencc-js/package.json']
  await writeFile(join(out, 'LICENCES.txt'), licencesOf(inputs))
  return metafile
}
