/** A tag, a comment or a declaration; a title in angle brackets, `<临溪日报>`, is none, nor is `<REC>`, which begins a record of a database. */
const OPENS = /^<(?!rec[\s>])(?:[a-z][\w-]*[\s>/]|!|\?xml)/i
/** So many bytes tell. */
const HEAD = 4096

/** Whether bytes begin as a page of HTML does, whatever their encoding. */
export const looksLikePage = (bytes: Uint8Array): boolean => {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD))
  return OPENS.test(head.replace(/^\u00ef\u00bb\u00bf/, '').trimStart())
}
