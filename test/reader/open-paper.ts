/** Opens the reader on an issue in a JSON file; run in a pty by tests. */
import { readFileSync } from 'node:fs'
import { issueFromJson } from '../../source/issue/index.ts'
import { DEFAULT_SETTINGS } from '../../source/makeup/index.ts'
import { openReader } from '../../source/reader/index.ts'

const [, , file = '', settings = '{}'] = process.argv

await openReader({
  issue: await issueFromJson(readFileSync(file, 'utf8')),
  settings: { ...DEFAULT_SETTINGS, ...JSON.parse(settings) },
  today: '2031-05-20',
  askWidth: true,
  colour: true,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  process,
  elapsed: () => performance.now(),
})
