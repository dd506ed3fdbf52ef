import { existsSync, readFileSync } from 'node:fs'
import type { Issue } from '../../issue/index.ts'
import { Failure } from '../invocation/failure.ts'

/** The issue that ships, as raw text: beside `dist/` in the package, three folders up in the sources. */
const RAW = ['../data/', '../../../data/'].map(
  (folder) => new URL(`${folder}hengyang-daily-2021-11-09.txt`, import.meta.url),
)
/** The same as it was read when the package was built, beside the bundle. */
const READ = new URL('./shipped-issue.json', import.meta.url)

/**
 * Reads the issue that ships from its raw text.
 * @throws {Failure} where the installation lacks it
 */
export const shippedIssue = async (): Promise<Issue> => {
  const file = RAW.find((url) => existsSync(url))
  if (!file) throw new Failure(['sampleMissing'])
  const { readIssue } = await import('../../ingest/index.ts')
  return readIssue([{ name: file.pathname, bytes: readFileSync(file) }])
}

/** The issue that ships; in the package it is read already. Our own file, so its fields are not checked again. */
export const readShipped = async (): Promise<Issue> =>
  existsSync(READ) ? (JSON.parse(readFileSync(READ, 'utf8')) as Issue) : shippedIssue()
