import { parseDelimited } from './delimited.ts'
import { parseJson } from './parse.ts'
import { RecordFinder } from './records-in.ts'
import { type WriteHtml, type WrittenRecords, writeRecords } from './write-records.ts'

export type { WrittenRecords } from './write-records.ts'

/** A text that is data, most often JSON. */
export interface Data {
  /** Written out as text; undefined if it has no text of articles. */
  write(writeHtml: WriteHtml): WrittenRecords | undefined
}

/**
 * Reads a text as data: JSON, JSON lines, or a table in CSV or TSV whose head names the parts of articles; undefined for any other text.
 * Names of fields may be Chinese or English.
 */
export const dataIn = (text: string): Data | undefined => {
  const parsed = parseJson(text) ?? parseDelimited(text)
  if (!parsed) return undefined
  return {
    write: (writeHtml) => {
      const finder = new RecordFinder()
      finder.add(parsed.values)
      const { records, left } = finder.found()
      return records.length === 0
        ? undefined
        : writeRecords(records, { left, broken: parsed.broken }, writeHtml)
    },
  }
}
