/** `node read-once.ts FILE`: reads the file as `print` does and prints the peak of memory of this process, as JSON. */
import { readFileSync } from 'node:fs'
import { readFiles } from '../../source/commands/sources/read-file.ts'
import { readIssues, UnreadableSource } from '../../source/ingest/index.ts'
import { SIZE_LIMITS } from '../../source/issue/index.ts'

const [file = ''] = process.argv.slice(2)
const start = performance.now()
const read = await readIssues(await readFiles([file], true, SIZE_LIMITS)).catch((error: unknown) => {
  if (error instanceof UnreadableSource) return undefined
  throw error
})
const time = performance.now() - start
const status = readFileSync('/proc/self/status', 'utf8')
const peak = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1])
process.stdout.write(JSON.stringify({ peak, time, refused: read === undefined }))
