import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict'
import { printIssue } from '../../../source/commands/print/format.ts'
import { readIssue, type SourceFile, UnreadableSource } from '../../../source/ingest/index.ts'
import { type Issue, issueToJson } from '../../../source/issue/index.ts'
import { DEFAULT_SETTINGS } from '../../../source/makeup/index.ts'
import { inventedIn, lostFrom, rangesOf } from '../laws.ts'

/** What no output may contain: C0 except the line feed, C1, bidirectional and invisible marks, lone surrogates. */
const UNSAFE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

const cellsOf = (block: object): unknown =>
  'text' in block && typeof block.text === 'string' ? block.text.split('\t') : undefined

/** Every string of a value, including the names of fields; a table's text cell by cell. */
const strings = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return value !== null && typeof value === 'object'
    ? Object.entries(
        'type' in value && value.type === 'table' ? { ...value, text: cellsOf(value) } : value,
      ).flatMap(([key, inner]) => [key, ...strings(inner)])
    : []
}

const read = async (files: readonly SourceFile[]): Promise<Issue | undefined> => {
  try {
    return await readIssue(files)
  } catch (error) {
    if (!(error instanceof UnreadableSource)) throw error
    ok(
      !/\n/.test(error.message) && !UNSAFE.test(error.message),
      `refused in more than one line: ${error.message}`,
    )
    return undefined
  }
}

const inText = (issue: Issue): string =>
  printIssue(issue, undefined, 'text', 40, { ...DEFAULT_SETTINGS, level: 'basic' })

/**
 * Checks the reading of a source against every law: nothing is lost or invented, ranges are inside the source, the output is
 * safe, reading again and reading the printed JSON give the same issue, and an unreadable source is refused in one line.
 * @returns whether the source was readable
 */
export const holdsLaws = async (files: readonly SourceFile[]): Promise<boolean> => {
  const issue = await read(files)
  const again = await read(files)
  deepStrictEqual(again, issue, 'a second reading differs')
  if (!issue) return false

  const isOurReading = files.every(({ name }) => !name.endsWith('.json'))
  if (isOurReading) {
    const size = issue.source.text?.length ?? 0
    strictEqual(lostFrom(issue), '', 'characters are lost')
    deepStrictEqual(inventedIn(issue), [], 'characters are invented')
    const outside = rangesOf(issue).filter(([start, end]) => start < 0 || end > size || start > end)
    deepStrictEqual(outside, [], 'ranges lie outside the source')
  }
  const unsafe = strings(issue).find((string) => UNSAFE.test(string))
  strictEqual(unsafe, undefined, 'unsafe characters come out')

  const json = issueToJson(issue)
  const reread = await readIssue([{ name: 'printed.json', bytes: new TextEncoder().encode(json) }])
  deepStrictEqual(reread, JSON.parse(json), 'the JSON is read as something else')
  const text = inText(issue)
  ok(!UNSAFE.test(text), 'unsafe characters are printed')
  strictEqual(inText(reread), text, 'the JSON prints as something else')
  return true
}
