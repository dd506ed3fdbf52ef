import type { Issue } from '../../issue/index.ts'
import { parseHtml } from '../epaper/html/html.ts'
import { htmlOf, type OpenedPage } from '../epaper/index.ts'
import type { PathHints } from '../path/path-hints.ts'
import { sanitise } from '../source/sanitise.ts'
import { joinWritten, readText, type WrittenText } from '../text/index.ts'
import { writePage } from './plain-page.ts'

/** A sentence of some length: a site greets and excuses itself in shorter ones. */
const SENTENCE = /.{19}[。！？.!?][”’」』）)"']*$/
/** A site's own words about itself. */
const SITE = /版权所有|Copyright|All Rights Reserved|ICP备/i

/** Whether a page has text, and not only links to other pages. */
const hasText = ({ text, rows }: WrittenText): boolean => {
  const lines = text.split('\n')
  const isHeaded = [...rows.values()].some(({ mark }) => mark?.kind === 'heading')
  return (
    (isHeaded && lines.filter((line) => line !== '').length > 1) ||
    lines.some(
      (line, row) =>
        rows.get(row)?.kind !== 'furniture' && SENTENCE.test(line.slice(-40)) && !SITE.test(line),
    )
  )
}

/** Writes out a text with the tags of HTML as the lines that it shows. */
export const writeHtml = (html: string): WrittenText => writePage(parseHtml(html))

/** Reads pages of HTML that are of no edition as the text that they show; undefined if they have none. */
export const readPlainPages = (opened: readonly OpenedPage[], hints: PathHints): Issue | undefined => {
  const written = opened.flatMap((one) => {
    const html = htmlOf(one)
    return html ? [writePage(html)] : []
  })
  if (!written.some(hasText)) return undefined
  const all = joinWritten(written)
  return readText(sanitise(all.text), hints, { written: all })
}
