const TAG =
  /<(?:\?xml|!doctype|html|head|body|meta|link|title|script|style|table|div|span|p|a|founder-\w+)[\s>]|<!--/i
/** So many bytes tell. */
const HEAD = 4096

/** Whether bytes begin as a page of HTML does, whatever their encoding. */
export const looksLikePage = (bytes: Uint8Array): boolean => {
  const head = new TextDecoder('latin1')
    .decode(bytes.subarray(0, HEAD))
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
  return head.startsWith('<') && TAG.test(head)
}
