import { createHash } from 'node:crypto'
import type { Issue } from '../issue/index.ts'
import { decode } from './decode.ts'
import { isJsonIssue, readJson } from './json.ts'
import { sanitise } from './sanitise.ts'
import { readText } from './text/index.ts'
import { UnreadableSource } from './unreadable.ts'

export { UnreadableSource } from './unreadable.ts'

export interface SourceFile {
  /** Path or URL; it stands in messages and gives the order of pages. */
  readonly name: string
  readonly bytes: Uint8Array
}

const isMarkup = (text: string): boolean =>
  /^\s*(?:<\?xml|<!doctype|<html|<head|<meta|<body|<script|<!--|<table|<div)/i.test(text.slice(0, 2000))

const sha256 = (files: readonly SourceFile[]): string => {
  const hash = createHash('sha256')
  for (const { bytes } of files) hash.update(bytes)
  return hash.digest('hex')
}

/**
 * Reads whatever a newspaper came as: the raw text of a page or an issue, a `baolan-issue` JSON, or the saved pages
 * of a digital edition; which of them is told by content.
 * @throws UnreadableSource with one line: what, where, what to do
 */
export const readIssue = async (files: readonly SourceFile[]): Promise<Issue> => {
  const [first] = files
  if (!first) throw new UnreadableSource('Nothing to read: name the file of a newspaper.')
  const texts = files.map(({ name, bytes }) => ({ name, text: decode(name, bytes) }))
  const text = texts.map((file) => file.text).join('\n\n')
  if (text.trim() === '') throw new UnreadableSource(`${first.name} is empty: give the text of a newspaper.`)
  if (isJsonIssue(text)) return readJson(first.name, text)
  if (isMarkup(text)) throw new UnreadableSource(`${first.name} is a saved page, which cannot be read yet.`)
  const issue = readText(sanitise(text))
  return { ...issue, source: { ...issue.source, sha256: sha256(files) } }
}
