/**
 * Counts faults per 1,000 lines of the issue that ships, at all widths from 20 to 100 cells, and the cells that lines leave
 * unused. Part of `npm run bench:typeset`.
 */
import wrapAnsi from 'wrap-ansi'
import { type Ambiguous, cellWidth, type LineBreakLevel, setParagraph } from '../../source/typeset/index.ts'
import { type Rule, violationAt } from '../../test/typeset/rules.ts'
import { paper } from './paper.ts'

const RULES: readonly Rule[] = ['start', 'end', 'pair', 'word', 'number', 'unit']

/** Breaks a paragraph. @returns the offsets at which its lines end */
type Wrap = (text: string, width: number) => readonly number[]

const byTypeset =
  (ambiguous: Ambiguous, level: LineBreakLevel): Wrap =>
  (text, width) =>
    setParagraph(text, { width, ambiguous, level }).map(({ end }) => end)

const byWrapAnsi: Wrap = (text, width) => {
  let end = 0
  return wrapAnsi(text, width, { hard: true, trim: false })
    .split('\n')
    .map((line) => {
      end += line.length
      return end
    })
}

const row = (name: string, wrap: Wrap, ambiguous: Ambiguous, level: LineBreakLevel): string => {
  const counts = new Map<string, number>()
  const count = (fault: string, by = 1): unknown => counts.set(fault, (counts.get(fault) ?? 0) + by)
  for (let width = 20; width <= 100; width++)
    for (const text of paper) {
      let start = 0
      for (const end of wrap(text, width)) {
        const spare = width - cellWidth(text.slice(start, end).trimEnd(), ambiguous)
        count('lines')
        if (spare < 0) count('over')
        const rule = end < text.length ? violationAt(text, end, level) : undefined
        if (rule) count(rule)
        if (end < text.length) {
          count('full')
          count('slack', spare)
          if (spare >= 4) count('ragged')
        } else if (start > 0 && /^\p{Script=Han}\p{P}*$/u.test(text.slice(start))) count('lone')
        start = end
      }
    }
  const get = (fault: string): number => counts.get(fault) ?? 0
  const perThousand = [...RULES, 'lone', 'over'].map((rule) => ((get(rule) / get('lines')) * 1000).toFixed(1))
  const slack = (get('slack') / get('full')).toFixed(2)
  return `| ${[name, get('lines'), ...perThousand, slack, `${((get('ragged') / get('full')) * 100).toFixed(1)} %`].join(' | ')} |`
}

console.log(`\n| wrapper | lines | ${RULES.join(' | ')} | lone | over | slack | >= 4 |`)
console.log(`| --- |${' ---: |'.repeat(RULES.length + 5)}`)
for (const ambiguous of [1, 2] as const)
  for (const level of ['basic', 'gb', 'strict'] as const)
    console.log(
      row(`typeset ${level}, ambiguous ${ambiguous}`, byTypeset(ambiguous, level), ambiguous, level),
    )
for (const ambiguous of [1, 2] as const)
  console.log(row(`wrap-ansi (and so Ink), ambiguous ${ambiguous}`, byWrapAnsi, ambiguous, 'gb'))
