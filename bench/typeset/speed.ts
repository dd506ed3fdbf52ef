/** `npm run bench:typeset`: compares the speed of typesetting with the wrappers of other terminal programs. */

import { wrapAnsi as fastWrapAnsi } from 'fast-wrap-ansi'
import { renderToString, Text } from 'ink'
import LineBreaker from 'linebreak'
import { createElement } from 'react'
import wrapAnsi from 'wrap-ansi'
import { prepareCopy, type Setting, setLine, setParagraph } from '../../source/typeset/index.ts'
import { lengthOf, longPaper, paper } from './paper.ts'

const WIDTH = 60
const plain: Setting = { width: WIDTH, ambiguous: 1, level: 'gb' }
const everyRule: Setting = { ...plain, level: 'strict', indent: 4, hang: true, justify: true }

/** The fastest of several passes in ms: close to the time on an idle machine. */
const best = (passes: number, run: () => void): number =>
  Math.min(
    ...Array.from({ length: passes }, () => {
      const start = performance.now()
      run()
      return performance.now() - start
    }),
  )

const bareLinebreak = (text: string): void => {
  const breaker = new LineBreaker(text)
  while (breaker.nextBreak());
}

/** Slow ones get only a share of the text. */
const contenders: readonly (readonly [name: string, share: number, run: (paragraph: string) => void])[] = [
  ['typeset, every rule on', 1, (text) => setParagraph(text, everyRule)],
  ['typeset, as the reader sets a body', 1, (text) => setParagraph(text, { ...plain, indent: 4 })],
  ['typeset, breaks and widths only', 1, (text) => prepareCopy(text, plain)],
  ['linebreak 1.1, breaks only', 1, bareLinebreak],
  ['fast-wrap-ansi 0.2', 1 / 2, (text) => fastWrapAnsi(text, WIDTH, { hard: true })],
  ['wrap-ansi 10', 1 / 10, (text) => wrapAnsi(text, WIDTH, { hard: true })],
  [
    'Ink <Text wrap="wrap">',
    1 / 20,
    (text) => renderToString(createElement(Text, { wrap: 'wrap' }, text), { columns: WIDTH }),
  ],
]

const rates = contenders.map(([name, share, run]) => {
  const paragraphs = longPaper.slice(0, Math.floor(longPaper.length * share))
  const ms = best(share === 1 ? 7 : 2, () => {
    for (const paragraph of paragraphs) run(paragraph)
  })
  return { name, rate: lengthOf(paragraphs) / ms / 1000 }
})
const slowest = rates.find(({ name }) => name.startsWith('wrap-ansi'))?.rate ?? 1
console.log(`${lengthOf(longPaper)} characters, width ${WIDTH}, Node ${process.version}\n`)
console.log('| wrapper | million characters a second | times wrap-ansi |\n| --- | ---: | ---: |')
for (const { name, rate } of rates)
  console.log(`| ${name} | ${rate.toFixed(rate < 1 ? 3 : 1)} | ${(rate / slowest).toFixed(1)} |`)

console.log(
  '\n| one paragraph of | every rule on, ms | million characters a second |\n| ---: | ---: | ---: |',
)
for (const length of [10_000, 100_000, 1_000_000, 10_000_000]) {
  const paragraph = paper
    .join('')
    .repeat(Math.ceil(length / lengthOf(paper)))
    .slice(0, length)
  const ms = best(3, () => setParagraph(paragraph, everyRule))
  console.log(`| ${length} | ${ms.toFixed(1)} | ${(length / ms / 1000).toFixed(1)} |`)
}

const RESIZES = 200
const copies = paper.map((paragraph) => prepareCopy(paragraph, everyRule))
const unprepared = best(5, () => {
  for (let resize = 0; resize < RESIZES; resize++)
    for (const paragraph of paper) setParagraph(paragraph, { ...everyRule, width: 40 + (resize % 40) })
})
const prepared = best(5, () => {
  for (let resize = 0; resize < RESIZES; resize++) {
    const setting = { ...everyRule, width: 40 + (resize % 40) }
    for (const copy of copies)
      for (let start = 0; start < copy.text.length; ) start = setLine(copy, start, setting).end
  }
})
const each = (ms: number): string => (ms / RESIZES).toFixed(2)
console.log(
  `\nThe page of ${lengthOf(paper)} characters after a resize: ${each(unprepared)} ms, ${each(prepared)} ms from prepared copy.`,
)
