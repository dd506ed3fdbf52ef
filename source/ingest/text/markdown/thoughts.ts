import type { Range } from '../../../issue/index.ts'

const NAMES = '(?:seed:)?(?:think|thinking|thoughts?|reasoning|reflection|analysis|scratchpad)'
const CHANNEL = String.raw`(?:<\|start\|>assistant)?<\|channel\|>`
/** What opens a thought, as models print it: `<think>`, `◁think▷`, `[THINK]`, `<|begin_of_thought|>`, `<|channel|>analysis<|message|>`. */
const OPENS = [
  `<(?:${NAMES})>`,
  '◁think▷',
  String.raw`\[think\]`,
  String.raw`<\|(?:begin_of_thought|start_thinking)\|>`,
  String.raw`${CHANNEL}(?:analysis|commentary)[^<\n]{0,40}<\|message\|>`,
  String.raw`Thinking\.\.\.$`,
].join('|')
/** What closes one: the last channel of an answer begins where the thought ends. */
const CLOSES = [
  `</(?:${NAMES})>`,
  '◁/think▷',
  String.raw`\[/think\]`,
  String.raw`<\|(?:end_of_thought|end_thinking)\|>`,
  '<｜end▁of▁thinking｜>',
  String.raw`(?:<\|end\|>\s*)?${CHANNEL}final[^<\n]{0,40}<\|message\|>`,
  String.raw`\.\.\.done thinking\.$`,
].join('|')
const OPEN = new RegExp(`^[ \\t]*(?:${OPENS})`, 'gim')
const CLOSE = new RegExp(CLOSES, 'gim')
/** At the beginning or the end of a line: a report may quote one. */
const CLOSE_AT_EDGE = new RegExp(`^[ \\t]*(?:${CLOSES})|(?:${CLOSES})[ \\t]*$`, 'gim')
/** A cheap test that every thought passes. */
const HINT = /think|thought|reason|reflect|analys|scratch|channel/i

/** What an answer is in, and how it ends: `<answer>`, `<|im_end|>`. */
const ENVELOPE = 'answer|output|response|result|transcription|transcript|ocr|document|final'
const BEGINS_ANSWER = new RegExp(`^\\s*<(?:${ENVELOPE})>`, 'i')
const ENDS_ANSWER = new RegExp(`(?:\\s*(?:</(?:${ENVELOPE}|s)>|<\\|[a-z_]{2,20}\\|>))+\\s*$`, 'i')
/** Code units at the end of a text among which an answer ends. */
const LONGEST_END = 200

/** The longest thought, in code units. */
const LONGEST = 100_000
/** Lines of a thought whose beginning is not printed: more must speak of the task. */
const MAX_LINES = 12
const TASK = /用户|图片|图像|识别|提取|转录|转写|\b(?:user|image|transcri\w+|OCR|markdown|extract\w*)\b/i

const matchFrom = (form: RegExp, text: string, from: number): Range | undefined => {
  form.lastIndex = from
  const match = form.exec(text)
  return match ? [match.index, match.index + match[0].length] : undefined
}

/** The thought at the top of a text that has an end, but no beginning. */
const unopened = (text: string, close: Range): Range | undefined => {
  const thought = text.slice(0, close[0])
  const isShort = thought.trim().split('\n').length <= MAX_LINES
  return close[0] <= LONGEST && (isShort || TASK.test(thought)) ? [0, close[1]] : undefined
}

/** The thoughts of a text, with the marks around them; each page may have one. */
const thoughtsOf = (text: string): Range[] => {
  const thoughts: Range[] = []
  if (!HINT.test(text)) return thoughts
  const top = matchFrom(CLOSE_AT_EDGE, text, 0)
  const first = matchFrom(OPEN, text, 0)
  const headless = top && (!first || top[0] < first[0]) ? unopened(text, top) : undefined
  if (headless) thoughts.push(headless)
  let from = headless?.[1] ?? 0
  for (let open = matchFrom(OPEN, text, from); open; open = matchFrom(OPEN, text, from)) {
    const close = matchFrom(CLOSE, text, open[1])
    // Where one ends that is not closed, nothing tells.
    const end = close && close[1] - open[0] <= LONGEST ? close[1] : open[1]
    if (close || text.slice(0, open[0]).trim() === '') thoughts.push([open[0], end])
    if (!close) break
    from = end
  }
  return thoughts
}

/** What a model prints around its answer: what it thought before it, and the marks between which the answer is. */
export const aroundAnswer = (text: string): Range[] => {
  const thoughts = thoughtsOf(text)
  const last = thoughts.at(-1)?.[1] ?? 0
  const first = thoughts[0]?.[0] === 0 ? thoughts[0][1] : 0
  const begin = BEGINS_ANSWER.exec(text.slice(first, first + LONGEST_END))?.[0].length ?? 0
  const tail = Math.max(last, text.length - LONGEST_END)
  const end = ENDS_ANSWER.exec(text.slice(tail))
  return [
    ...thoughts,
    ...(begin > 0 ? [[first, first + begin] as const] : []),
    ...(end && tail + end.index >= first + begin ? [[tail + end.index, text.length] as const] : []),
  ].sort((a, b) => a[0] - b[0])
}
