import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { Issue } from '../issue/index.ts'
import { checkAlmanac } from './almanac.ts'
import { dateInName } from './forms/index.ts'
import { isJsonIssue, readJson, refuseForeignJson } from './json-issue.ts'
import { decodeAsIs } from './source/decode.ts'
import { looksLikePage } from './source/markup.ts'
import { undoMojibake } from './source/mojibake.ts'
import { sanitise } from './source/sanitise.ts'
import type { SourceFile } from './source/source-file.ts'
import { UnreadableSource } from './source/unreadable.ts'
import { closeUp, readText } from './text/index.ts'

export type { Links } from './epaper/index.ts'
export { decode } from './source/decode.ts'
export { looksLikePage } from './source/markup.ts'
export type { SourceFile } from './source/source-file.ts'
export { UnreadableSource } from './source/unreadable.ts'

/** Loads the reader of an edition's links on demand: raw text needs none of it. */
export const loadLinksOf = async (): Promise<typeof import('./epaper/index.ts').linksOf> =>
  (await import('./epaper/index.ts')).linksOf

const sha256 = (files: readonly SourceFile[]): string => {
  const hash = createHash('sha256')
  for (const { bytes } of files) hash.update(bytes)
  return hash.digest('hex')
}

/**
 * Reads a newspaper in any supported form: the raw text of a page or an issue, a `baolan-issue` JSON, or the saved pages
 * of a digital edition. The content decides which. Other files among saved pages (styles, pictures) are ignored.
 * @throws UnreadableSource with one line: what, where, what to do
 */
export const readIssue = async (files: readonly SourceFile[]): Promise<Issue> => {
  const [first] = files
  if (!first) throw new UnreadableSource('baolan', ['nothingToRead'])
  const pages = files.filter(({ bytes }) => looksLikePage(bytes))
  if (pages.length > 0) {
    const { readEdition } = await import('./epaper/index.ts')
    const issue = readEdition(pages)
    return { ...issue, source: { ...issue.source, sha256: sha256(pages) } }
  }
  const text = files.map(({ name, bytes }) => decodeAsIs(name, bytes)).join('\n\n')
  if (text.trim() === '') throw new UnreadableSource(first.name, ['emptySource'])
  if (isJsonIssue(text)) return readJson(first.name, text)
  refuseForeignJson(first.name, text)
  const datePublished = dateInName(basename(first.name))
  const issue = readText(sanitise(closeUp(undoMojibake(text))), datePublished ? { datePublished } : {})
  const notes = [...issue.notes, ...(await checkAlmanac(issue))]
  return { ...issue, notes, source: { ...issue.source, sha256: sha256(files) } }
}
