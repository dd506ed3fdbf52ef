import { Break } from './break.ts'

const URL =
  /(?<![a-z\d.-])(?:(?:https?|ftp):\/\/|(?:[a-z\d-]{1,63}\.){1,8}(?:com|cn|net|org|gov|edu|tv)\b)[\x21-\x7e]*/gi

/** Marks at the end of what looks like a URL belong to the sentence. */
const lengthOf = (match: string): number => {
  let length = match.length
  while (length > 0 && /[.,;:!?'")\]}]/.test(match.charAt(length - 1))) length--
  return length
}

/** A URL, or a bare address of a site, breaks only after one of `/ ? & = . - _` that none of them follows. */
export const markJoints = (text: string, breaks: Uint8Array): void => {
  if (!text.includes('.') && !text.includes('://')) return
  for (const { index, 0: url } of text.matchAll(URL)) {
    for (let at = 1, end = lengthOf(url); at < end; at++) {
      const joint = /[/?&=._-]/.test(url.charAt(at - 1)) && !/[/?&=._:-]/.test(url.charAt(at))
      breaks[index + at] = joint ? Break.allowed : Break.word
    }
  }
}
