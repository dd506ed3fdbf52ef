import { chmod, copyFile, rm, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { Metafile, Plugin } from 'esbuild'
import { shippedIssue } from '../source/commands/sources/shipped.ts'
import { bundle } from './bundle.ts'
import { toCommonJs } from './common-js.ts'
import { licencesOf } from './licences.ts'
import { fileOf, startPath } from './start-path.ts'
import { patched } from './substitutes/index.ts'
import { requireModules } from './substitutes/patch.ts'

const root = join(import.meta.dirname, '..')

/** What data is derived from: these packages are not shipped, but their licences must be. */
const DERIVED_FROM = [
  // simplified.txt
  'node_modules/opencc-js/package.json',
  // nameplate.bin
  'node_modules/@fontsource-variable/noto-serif-sc/package.json',
]

/** Resolves dynamic imports of `modules` to the files of another bundle, so that they are not shipped twice. */
const sharedWith = ({ outputs }: Metafile, modules: RegExp): Plugin => ({
  name: 'shared with another bundle',
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ path, resolveDir, kind }) => {
      const module = join(resolveDir, path)
      if (kind !== 'dynamic-import' || !modules.test(module)) return undefined
      const file = Object.keys(outputs).find((name) => {
        const { entryPoint } = outputs[name] ?? {}
        return entryPoint !== undefined && resolve(fileOf(entryPoint)) === module
      })
      if (!file) throw new Error(`${module} is in no file of the other bundle`)
      return { path: `./${basename(file)}`, external: true }
    })
  },
})

/**
 * Fills the folder that is shipped: the launcher, the bundles, their licences, and the issue that ships, parsed. Deletes its
 * previous content.
 * @returns which modules each file has, and which files it imports
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
  if (substituted) requireModules(patched, Object.keys(reader.metafile.inputs))
  await toCommonJs(
    out,
    Object.keys(reader.metafile.outputs).map((file) => basename(file)),
  )
  // The package has type module, but in this folder only .mjs files are ES modules.
  await writeFile(join(out, 'package.json'), '{"type": "commonjs"}\n')
  // In one bundle, modules that both need would become separate files and slow down the first screen.
  const worker = await bundle({
    entryPoints: { 'search-worker': join(root, 'source/shelf/index-thread/worker.ts') },
    outdir: out,
    plugins: [sharedWith(reader.metafile, /[\\/]issue[\\/]schema\.ts$/)],
    substituted,
  })
  const metafile: Metafile = {
    inputs: { ...reader.metafile.inputs, ...worker.metafile.inputs },
    outputs: { ...reader.metafile.outputs, ...worker.metafile.outputs },
  }
  await copyFile(join(import.meta.dirname, 'launcher.js'), join(out, 'cli.js'))
  await chmod(join(out, 'cli.js'), 0o755)
  // Parsed here once instead of at each start.
  await writeFile(join(out, 'shipped-issue.json'), JSON.stringify(await shippedIssue()))
  const inputs = [...Object.keys(metafile.inputs), ...DERIVED_FROM]
  await writeFile(join(out, 'LICENCES.txt'), licencesOf(inputs))
  return metafile
}
