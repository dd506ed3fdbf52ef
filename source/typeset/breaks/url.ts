import { Break } from './break.ts'

const URL =
  /(?<![a-z\d.-])(?:(?:https?|ftp):\/\/|(?:[a-z\d-]{1,63}\.){1,8}(?:com|cn|net|org|gov|edu|tv)\b)[\x21-\x7e]*/gi

/** The length of a URL without the marks at its end, which belong to the sentence. */
const lengthOf = (match: string): number => {
  let length = match.length
  while (length > 0 && /[.,;:!?'")\]}]/.test(match.charAt(length - 1))) length--
  return length
}

/** Lets a URL or a bare host name break only after one of `/ ? & = . - _` that no other of them follows. */
export const markJoints = (text: string, breaks: Uint8Array): void => {
  if (!text.includes('.') && !text.includes('://')) return
  for (const { index, 0: url } of text.matchAll(URL)) {
    for (let offset = 1, end = lengthOf(url); offset < end; offset++) {
      const joint = /[/?&=._-]/.test(url.charAt(offset - 1)) && !/[/?&=._:-]/.test(url.charAt(offset))
      breaks[index + offset] = joint ? Break.allowed : Break.word
    }
  }
}
