/** A tag, a comment or a declaration, but not a title in angle brackets (`<临溪日报>`) or the start of a database record (`<REC>`). */
const MARKUP_START = /^<(?!rec[\s>])(?:[a-z][\w-]*[\s>/]|!|\?xml)/i
/** Bytes examined at the beginning of a file. */
const HEAD_BYTES = 4096

/** The start of the JSON in which a site keeps a whole day's pages and articles. */
const JSON_EDITION = /^\{[\s\S]*?"paperInfo"\s*:\s*\[/

/** Whether bytes begin as a page of HTML does, or as the JSON of a digital edition, whatever their encoding. */
export const looksLikePage = (bytes: Uint8Array): boolean => {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES))
  const text = head.replace(/^\u00ef\u00bb\u00bf/, '').trimStart()
  return MARKUP_START.test(text) || isJsonEdition(text)
}

/** Whether a text begins as the JSON of a digital edition. */
export const isJsonEdition = (text: string): boolean => JSON_EDITION.test(text.slice(0, HEAD_BYTES))
