import { chmod, copyFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Metafile } from 'esbuild'
import { shippedIssue } from '../source/commands/sources/shipped.ts'
import { bundle } from './bundle.ts'
import { toCommonJs } from './common-js.ts'
import { licencesOf } from './licences.ts'
import { startPath } from './start-path.ts'

const root = join(import.meta.dirname, '..')

/**
 * Makes the folder that is shipped: the launcher, the bundle, the licences of what is in it, and the issue that ships
 * as it was read. What was in the
 * folder is gone.
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
    entryPoints: { 'search-worker': join(root, 'source/shelf/search/worker.ts') },
    outdir: out,
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
  await writeFile(join(out, 'LICENCES.txt'), licencesOf(Object.keys(metafile.inputs)))
  return metafile
}
