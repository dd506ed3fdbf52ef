/**
 * A tag, a comment or a declaration, but not a title in angle brackets (`<临溪日报>`), the start of a database record (`<REC>`) or
 * of what a model thought (`<think>`) or answers (`<answer>`).
 */
const MARKUP_START =
  /^<(?!(?:rec|(?:seed:)?think|thinking|thoughts?|reasoning|reflection|analysis|scratchpad|answer|transcript|transcription|ocr)[\s>])(?:[a-z][\w-]*[\s>/]|!|\?xml)/i
/** Bytes examined at the beginning of a file, and where a table may stand there. */
const HEAD_BYTES = 4096
const LONG_HEAD_BYTES = 65_536

/** What only a document has. */
const DOCUMENT = /<(?:!doctype|html|head|body|meta|script|founder-\w+|\?xml)[\s>/]/i
/** Mark-up that stands alone above Markdown: comments, pictures, tables. */
const ALONE = /^(?:\s*(?:<!--[\s\S]*?-->|<(?:img|hr|br)\b[^<>]*>|<table\b[\s\S]*?<\/table\s*>))+\s*/i
/** A heading or a table's rule in Markdown; mark-up around paragraphs and headings is HTML's way. */
const MARKDOWN_LINE = /^ {0,3}(?:#{1,6} +\S|\|? *:?-{3,}:? *\|)/m
const TAGGED_TEXT = /<(?:p|h[1-6])[\s>]/i

/**
 * A field that only the JSON of a digital edition has: of its pages, of the articles of one, of one article, of its issues. What the table of
 * forms in `epaper/json` adds is added here too, or a saved file of it is taken for data of another program.
 */
const JSON_EDITION =
  /^[{[][\s\S]*?"(?:(?:paperInfo|xyList|onePageArticleList|page[lL]ist|editionList|departList)"\s*:\s*\[|articleVo"\s*:\s*\{|object"\s*:\s*\{\s*"article"\s*:\s*\{|pages"\s*:\s*\[\s*\{[^[\]]*"pnumber")/

/** Whether a text that begins with mark-up is Markdown: only comments, pictures and tables are above its own lines. */
const isMarkdownBelow = (text: string): boolean => {
  if (DOCUMENT.test(text)) return false
  const alone = ALONE.exec(text)?.[0].length ?? 0
  const rest = text.slice(alone)
  if (alone > 0 && rest !== '' && !rest.startsWith('<')) return true
  return MARKDOWN_LINE.test(rest) && !TAGGED_TEXT.test(rest)
}

/** What browsers write above a page that they save. */
const SAVED_FROM = /^\s*<!--\s*saved from url=\(\d+\)(https?:\S+)\s*-->\s*/i

/** The comment that a page is saved with, so that its address is known. */
export const savedFrom = (url: string): string =>
  `<!-- saved from url=(${String(url.length).padStart(4, '0')})${url} -->\n`

/** A text without the comment that it was saved with, and the address in that. */
export const withoutSavedFrom = (text: string): { readonly text: string; readonly url?: string } => {
  const [comment = '', url] = SAVED_FROM.exec(text) ?? []
  return { text: text.slice(comment.length), ...(url === undefined ? {} : { url }) }
}

const headOf = (bytes: Uint8Array, length: number): string =>
  new TextDecoder('latin1')
    .decode(bytes.subarray(0, length))
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()

/** Whether bytes begin as a page of HTML does, or as the JSON of a digital edition, whatever their encoding. */
export const looksLikePage = (bytes: Uint8Array): boolean => {
  const { text: head, url } = withoutSavedFrom(headOf(bytes, HEAD_BYTES))
  if (url !== undefined && isJsonText(head)) return true
  if (!MARKUP_START.test(head)) return isJsonText(head) && isJsonEdition(headOf(bytes, LONG_HEAD_BYTES))
  return !isMarkdownBelow(/^<(?:table|!--)/i.test(head) ? headOf(bytes, LONG_HEAD_BYTES) : head)
}

/** Whether a text begins as the JSON of a digital edition. */
export const isJsonEdition = (text: string): boolean =>
  isJsonText(text) && JSON_EDITION.test(text.slice(0, LONG_HEAD_BYTES))

/** Whether bytes begin as JSON does, of whatever it is. */
export const looksLikeJson = (bytes: Uint8Array): boolean => isJsonText(headOf(bytes, HEAD_BYTES))

/** Whether a text begins as JSON does. */
export const isJsonText = (text: string): boolean => /^\s*[{[]/.test(text)
