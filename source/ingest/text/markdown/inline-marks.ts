import type { Range } from '../../../issue/index.ts'

/** The marks within one line, one alternative a kind; the first letters that a mark keeps come after it. */
const TOKEN =
  /(?<escape>\\)(?=[!-/:-@[-`{-~])|(?<special>\\$|<\|det\|>[^<\n]{0,200}<\|\/det\|>|<\|box_start\|>[^<\n]{0,80}<\|box_end\|>|<\|\/?[a-z_]{2,24}\|>|<\/?ref>)|(?<command>\\(?:textbf|textit|emph|underline|text)\{(?=[^{}\n]*(?<close>\})))|(?<tag><!--[\s\S]*?-->|<\/?(?:b|strong|i|em|u|s|del|sup|sub|p|div|center|span|font|h[1-6]|small|big|a|li|ul|ol|blockquote|figure|figcaption|img|hr|mark|ins|code|pre)\b[^<>]*>)|(?<image>!\[(?<alt>[^\]\n]*)\]\([^)\n]*\))|(?<link>\[(?<words>[^[\]\n]+)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+"[^"\n]*")?\))|(?<run>\*{1,3}|_{1,3}|~~|(?<!=)==(?!=)|`+)/giu

const WORD = /[\p{L}\p{N}]/u
const LATIN = /[a-z\d]/i

interface Run {
  readonly mark: string
  readonly at: number
}

/** Whether a run of `*` or `_` may open or close: next to text, not in a sum or a name with underscores. */
const canOpen = (text: string, { mark, at }: Run): boolean => {
  const [before = '', after = ''] = [text[at - 1], text[at + mark.length]]
  if (after === '' || /\s/.test(after)) return false
  return !(mark[0] === '_' ? LATIN.test(before) : /\d/.test(before) && /\d/.test(after))
}
const canClose = (text: string, { mark, at }: Run): boolean => {
  const [before = '', after = ''] = [text[at - 1], text[at + mark.length]]
  if (before === '' || /\s/.test(before)) return false
  return !(mark[0] === '_' && LATIN.test(after))
}

/** Words that stand for a picture and say nothing of it. */
const NO_WORDS = /^(?:image|img|picture|photo|figure|图片?|图像|插图|照片)?\s*\d*(?:\.\w{2,4})?$/i

/** Whether the words of a picture are a caption. */
export const isCaption = (alt: string): boolean => WORD.test(alt) && !NO_WORDS.test(alt.trim())

/** The marks in a line of Markdown: offsets in it, in order. */
export const inlineMarks = (text: string): Range[] => {
  const marks: Range[] = []
  const open: Run[] = []
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const { index: at, 0: token, groups = {} } = match
    const end = at + token.length
    if (groups.escape) {
      marks.push([at, end])
      TOKEN.lastIndex = end + 1
    } else if (groups.tag || groups.special) marks.push([at, end])
    else if (groups.command) {
      const close = text.indexOf('}', end)
      marks.push([at, end], [close, close + 1])
    } else if (groups.image) {
      const { alt = '' } = groups
      if (isCaption(alt)) marks.push([at, at + 2], [at + 2 + alt.length, end])
      else marks.push([at, end])
    } else if (groups.link) {
      marks.push([at, at + 1], [at + 1 + (groups.words ?? '').length, end])
    } else {
      const run = { mark: token, at }
      const opener = open.findLastIndex(({ mark }) => mark === token)
      const start = open[opener]
      if (start && canClose(text, run)) {
        marks.push([start.at, start.at + token.length], [at, end])
        open.length = opener
      } else if (canOpen(text, run)) open.push(run)
    }
  }
  return marks.sort((a, b) => a[0] - b[0])
}
