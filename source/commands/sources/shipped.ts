import { existsSync, readFileSync } from 'node:fs'
import type { Issue } from '../../issue/index.ts'
import { Failure } from '../invocation/failure.ts'
import { dataFile } from './data-file.ts'

/** The raw text of the issue that ships. */
const RAW = 'hengyang-daily-2021-11-09.txt'
/** The same issue, parsed when the package was built; beside the bundle. */
const READ = new URL('./shipped-issue.json', import.meta.url)

/**
 * Parses the issue that ships from its raw text.
 * @throws {Failure} if the installation lacks it
 */
export const shippedIssue = async (): Promise<Issue> => {
  const file = dataFile(RAW)
  if (!file) throw new Failure(['sampleMissing'])
  const { readIssue } = await import('../../ingest/index.ts')
  return readIssue([{ name: file.pathname, bytes: readFileSync(file) }])
}

/** Whether an issue is the one that ships, whichever way it was opened. */
export const isShipped = async ({ source: { sha256 } }: Issue): Promise<boolean> =>
  sha256 !== undefined && (await readShipped().catch(() => undefined))?.source.sha256 === sha256

/** The issue that ships; the package has it already parsed. Its fields are not validated: the file is our own. */
export const readShipped = async (): Promise<Issue> =>
  existsSync(READ) ? (JSON.parse(readFileSync(READ, 'utf8')) as Issue) : shippedIssue()
