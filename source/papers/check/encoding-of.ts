const isValid = (encoding: string, bytes: Uint8Array): boolean => {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** The encoding that the bytes of a page are in, whatever the page says of itself. */
export const encodingOf = (bytes: Uint8Array): string => {
  if (isValid('utf-8', bytes)) return 'UTF-8'
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'UTF-16'
  const isBig5 = /charset\s*=\s*["']?big5/i.test(new TextDecoder('latin1').decode(bytes.subarray(0, 2048)))
  if (isBig5 && isValid('big5', bytes)) return 'Big5'
  return isValid('gb18030', bytes) ? 'GB18030' : '?'
}
