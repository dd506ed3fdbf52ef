import { chmod, copyFile, rm, writeFile } from 'node:fs/promises'
import { bundle } from './bundle.ts'

const OUT = 'dist'

await rm(OUT, { recursive: true, force: true })
const { metafile } = await bundle({
  entryPoints: { baolan: 'cli.tsx', 'search-worker': 'source/shelf/search/worker.ts' },
  outdir: OUT,
})
await copyFile('build/launcher.js', `${OUT}/cli.js`)
await chmod(`${OUT}/cli.js`, 0o755)
// What is in which file and who imports whom: for the tests and for whoever wonders about the size.
await writeFile('build/metafile.json', JSON.stringify(metafile))
