import { standingKindOf } from '../../forms/index.ts'
import { isOpen } from '../lines/sentences.ts'
import type { SourceLine } from '../lines/source-line.ts'
import type { Paragraph } from '../repairs/paragraphs.ts'

/** What only an advertisement has: whom to call, where to go, what it costs, the house that pays for it. */
const SIGN =
  /(?:^|\D)(?:\d{3,4}[- ]?\d{7,8}|1[3-9]\d{9}|[48]00[- ]?\d{3}[- ]?\d{4})(?:\D|$)|地\s?址|电\s?话|热\s?线|手\s?机|联\s?系\s?人|传\s?真|网\s?址|微\s?信|\d\s?折|[\d万]元(?:起|\/|$)|[¥￥]\s?\d|(?:公司|商城|商场|商店|专卖店|超市|酒店|饭店|门诊部|药店|售楼处|营销中心)$/
/** The most lines of an advertisement under its label, and the longest line of one without a sign, in characters. */
const MAX_LINES = 15
const MAX_PLAIN = 60

/** The lines of one advertisement: its label or slogan, and what stands under it. */
export interface Advertisement {
  readonly label: SourceLine
  readonly lines: readonly SourceLine[]
}

const isLabel = (line: SourceLine | undefined): boolean =>
  line?.kind === 'title' && standingKindOf(line.text) === 'advertisement'

/** Whether a line cannot be in an advertisement. */
const endsIt = (line: SourceLine): boolean =>
  line.kind === 'dated' ||
  line.kind === 'byline' ||
  line.kind === 'jump' ||
  standingKindOf(line.text) !== undefined ||
  (line.kind === 'prose' && line.text.length > MAX_PLAIN && !SIGN.test(line.text))

/** Where the advertisement under a label ends: after its last line with a sign; titles below that are the next article's. */
const endOf = (lines: readonly SourceLine[], from: number): number => {
  let [end, signed] = [from, from]
  for (; end < lines.length && end - from < MAX_LINES; end++) {
    const line = lines[end]
    if (!line || endsIt(line)) break
    if (SIGN.test(line.text)) signed = end + 1
  }
  if (end === lines.length) return end
  if (signed > from) return signed
  // Of titles alone the first is the advertisement's, if others are left for the article below.
  const areTitles = lines.slice(from, end).every(({ kind }) => kind === 'title')
  return areTitles && end - from > 1 ? from + 1 : from
}

/** What only somebody who sells says, and whom to call or where to go, by its name. */
const SELLS =
  /\d\s?折|[\d万]元(?:起|\/|$)|[¥￥]\s?\d|出租|招租|转让|出售|促销|特价|优惠|热卖|加盟|订[购水餐]|(?:公司|商城|商场|商店|专卖店|超市|酒店|饭店|门诊部|药店|售楼处|营销中心)$/
const CONTACT = /(?:电\s?话|热\s?线|手\s?机|联\s?系\s?人|传\s?真|地\s?址|网\s?址)\s?：\s*\S/
/** The lines of one without a label, at most, and of its slogan. */
const MAX_UNLABELLED = 8
const MAX_SLOGAN = 2

const isContact = ({ text }: SourceLine): boolean => text.length <= MAX_PLAIN && CONTACT.test(text)
const isSign = (line: SourceLine): boolean => isContact(line) || SELLS.test(line.text)

/**
 * Where an advertisement without a label ends that begins with a slogan below the end of a text: it sells and says whom to call. `from` if
 * there is none.
 */
const endOfUnlabelled = (lines: readonly SourceLine[], from: number): number => {
  const [above, first] = [lines[from - 1], lines[from]]
  if (!above || isOpen(above.text) || first?.kind !== 'title' || isContact(first)) return from
  let end = from
  const run = lines.slice(from, from + MAX_UNLABELLED)
  const stop = run.findIndex((line) => endsIt(line) || line.text.length > MAX_PLAIN)
  const own = stop < 0 ? run : run.slice(0, stop)
  for (const [index, line] of own.entries()) if (isSign(line)) end = from + index + 1
  const found = lines.slice(from, end)
  const isSold = found.some(isContact) && found.some(({ text }) => SELLS.test(text))
  const opens = found.findIndex(isSign)
  const goesOn = lines[end]?.kind === 'prose' && end < from + MAX_UNLABELLED
  return isSold && opens < MAX_SLOGAN && !goesOn ? end : from
}

/** Takes advertisements out of the lines of a section: the text around them goes on. */
export const withoutAdvertisements = (
  lines: readonly SourceLine[],
): { readonly lines: readonly SourceLine[]; readonly advertisements: readonly Advertisement[] } => {
  if (!lines.some((line) => isLabel(line) || isContact(line))) return { lines, advertisements: [] }
  const left: SourceLine[] = []
  const advertisements: Advertisement[] = []
  for (let index = 0; index < lines.length; ) {
    const line = lines[index]
    if (!line) break
    const end = Math.max(index + 1, isLabel(line) ? endOf(lines, index + 1) : endOfUnlabelled(lines, index))
    if (end > index + 1) advertisements.push({ label: line, lines: lines.slice(index + 1, end) })
    else left.push(line)
    index = end
  }
  return { lines: left, advertisements }
}

/** Each line of an advertisement is a piece of its own. */
export const piecesOf = ({ lines }: Advertisement): Paragraph[] =>
  lines.map((line) => ({
    lines: [line],
    text: line.text,
    kind: line.kind === 'table' ? 'table' : 'tail',
    repairs: [],
  }))
