/** A tag, a comment or a declaration; a title in angle brackets, `<临溪日报>`, is none, nor is `<REC>`, which begins a record of a database. */
const OPENS = /^<(?!rec[\s>])(?:[a-z][\w-]*[\s>/]|!|\?xml)/i
/** Bytes examined at the beginning of a file. */
const HEAD = 4096

/** The JSON in which a site keeps a whole day's pages and articles. */
const DAY_IN_JSON = /^\{[\s\S]*?"paperInfo"\s*:\s*\[/

/** Whether bytes begin as a page of HTML does, or as the JSON of a digital edition, whatever their encoding. */
export const looksLikePage = (bytes: Uint8Array): boolean => {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD))
  const text = head.replace(/^\u00ef\u00bb\u00bf/, '').trimStart()
  return OPENS.test(text) || isDayInJson(text)
}

/** Whether a text begins as the JSON of a digital edition. */
export const isDayInJson = (text: string): boolean => DAY_IN_JSON.test(text.slice(0, HEAD))
