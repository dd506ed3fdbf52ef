import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cellWidth, type Setting, setParagraph } from '../../source/typeset/index.ts'
import { violationAt } from './rules.ts'

const root = join(import.meta.dirname, '../..')
const samples = join(root, '../shared/samples')

const paragraphsOf = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

const ADDRESS = /[\w-]+\.(?:com|cn|net|org)|https?:/

/** The faults in the lines of a text, and the mean number of cells that full lines leave unused. */
const judge = (paragraphs: readonly string[], setting: Setting): { faults: string[]; slack: number } => {
  const faults: string[] = []
  let spare = 0
  let full = 0
  for (const text of paragraphs) {
    const lines = setParagraph(text, setting)
    lines.forEach(({ end, indent, text: drawn }, index) => {
      const unused = setting.width - indent - cellWidth(drawn, setting.ambiguous)
      if (unused < 0) faults.push(`over: ${drawn}`)
      if (index === lines.length - 1) {
        if (index > 0 && /^\p{Script=Han}\p{P}*$/u.test(drawn)) faults.push(`lone: ${drawn}`)
        return
      }
      const rule = violationAt(text, end, setting.level)
      if (rule) faults.push(`${rule}: ${text.slice(end - 6, end)}|${text.slice(end, end + 6)}`)
      spare += unused
      full += 1
    })
  }
  return { faults, slack: full === 0 ? 0 : spare / full }
}

describe('the paper that ships', () => {
  const paper = paragraphsOf(join(root, 'data/hengyang-daily-2021-11-09.txt'))

  it.each([
    [1, 'basic'],
    [1, 'gb'],
    [1, 'strict'],
    [2, 'gb'],
    [2, 'strict'],
  ] as const)(
    'has full lines and no fault at any width from 20 to 100 (ambiguous %i, %s)',
    (ambiguous, level) => {
      const slacks: number[] = []
      for (let width = 20; width <= 100; width++) {
        const { faults, slack } = judge(paper, { width, ambiguous, level, indent: 4 })
        expect([width, faults]).toEqual([width, []])
        slacks.push(slack)
      }
      expect(slacks.reduce((sum, slack) => sum + slack, 0) / slacks.length).toBeLessThanOrEqual(0.8)
    },
  )
})

it.skipIf(!existsSync(samples))('has no fault on other papers (if ../shared/samples exists)', () => {
  const papers = globSync('{issues,seedlike}/*.txt', { cwd: samples }).map((file) => join(samples, file))
  const paragraphs = papers.flatMap(paragraphsOf).filter((text) => !ADDRESS.test(text))
  expect(paragraphs.length).toBeGreaterThan(1000)
  for (const [width, ambiguous] of [
    [20, 1],
    [37, 2],
    [58, 1],
    [80, 2],
  ] as const)
    expect([width, judge(paragraphs, { width, ambiguous, level: 'gb', indent: 4 }).faults]).toEqual([
      width,
      [],
    ])
})
