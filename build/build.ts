import { chmod, copyFile, rm, writeFile } from 'node:fs/promises'
import { shippedIssue } from '../source/commands/sources/shipped.ts'
import { bundle } from './bundle.ts'
import { startPath } from './start-path.ts'

const OUT = 'dist'

await rm(OUT, { recursive: true, force: true })
const { metafile } = await bundle({
  entryPoints: { baolan: 'cli.tsx', 'search-worker': 'source/shelf/search/worker.ts' },
  outdir: OUT,
  plugins: [startPath()],
})
await copyFile('build/launcher.js', `${OUT}/cli.js`)
await chmod(`${OUT}/cli.js`, 0o755)
// Read once here, so that the reader need not read it at each start.
await writeFile(`${OUT}/shipped-issue.json`, JSON.stringify(await shippedIssue()))
// What is in which file and who imports whom: for the tests and for whoever wonders about the size.
await writeFile('build/metafile.json', JSON.stringify(metafile))
