import { Break } from './break.ts'

const URL = /(?:https?:\/\/|ftp:\/\/|www\.)[\x21-\x7e]+/gi
const TRAILING = /[.,;:!?'")\]}]+$/

/** A URL breaks behind one of `/ ? & = . - _` where none of them follows, and nowhere else. */
export const markJoints = (text: string, breaks: Uint8Array): void => {
  if (!text.includes('://') && !/www\./i.test(text)) return
  for (const { index, 0: found } of text.matchAll(URL)) {
    const url = found.replace(TRAILING, '')
    for (let at = 1; at < url.length; at++) {
      const joint = /[/?&=._-]/.test(url.charAt(at - 1)) && !/[/?&=._:-]/.test(url.charAt(at))
      breaks[index + at] = joint ? Break.allowed : Break.word
    }
  }
}
