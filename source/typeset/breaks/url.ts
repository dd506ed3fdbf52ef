import { Break } from './break.ts'

const URL =
  /(?<![a-z\d.-])(?:(?:https?|ftp):\/\/|(?:[a-z\d-]{1,63}\.){1,8}(?:com|cn|net|org|gov|edu|tv)\b)[\x21-\x7e]*/gi

/** Marks at the end of what looks like a URL are the sentence's. */
const lengthOf = (found: string): number => {
  let length = found.length
  while (length > 0 && /[.,;:!?'")\]}]/.test(found.charAt(length - 1))) length--
  return length
}

/** A URL, or a bare address of a site, breaks behind one of `/ ? & = . - _` where none of them follows, and nowhere else. */
export const markJoints = (text: string, breaks: Uint8Array): void => {
  if (!text.includes('.') && !text.includes('://')) return
  for (const { index, 0: found } of text.matchAll(URL)) {
    for (let at = 1, end = lengthOf(found); at < end; at++) {
      const joint = /[/?&=._-]/.test(found.charAt(at - 1)) && !/[/?&=._:-]/.test(found.charAt(at))
      breaks[index + at] = joint ? Break.allowed : Break.word
    }
  }
}
