import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readIssue, UnreadableSource } from '../../source/ingest/index.ts'
import { issueFromJson, issueToJson } from '../../source/issue/index.ts'
import { inventedIn, lostFrom, rangesOf } from './laws.ts'

const paper = readFileSync(join(import.meta.dirname, '../../data/hengyang-daily-2021-11-09.txt'), 'utf8')

/** Lines in the forms that papers print besides prose, so that mutations make every recogniser meet every other. */
const PRINTED = [
  '第02版：综合',
  '===== 第03版 01 =====',
  'A04',
  '（下转第二版）',
  '（上接第一版）',
  '（上接01版） 继续推进各项工作，',
  '本版责编：张三 版式：李四',
  '新华社北京11月8日电（记者王五）新的一天开始了。',
  '【路透社伦敦十一月八日电】今天',
  '■ 赵六',
  '□本报记者 钱七',
  '图为市民在公园里散步。',
  '本报记者 孙八摄',
  '——一个小镇的十年',
  '一、基本情况',
  '编者按：',
  '迎着朝阳 走向未来',
  '公 告',
  '【标题】 = 一件小事',
  '【标题】= 另一件',
  '【正文】= 话说从前',
  '【版次】= 03',
  '您的IE浏览器版本太低',
  '\u001b[31m红\u001b[0m',
  '　　首行缩进的一段话，说到一半',
  '因 地 制 宜 地 推 进 工 作',
]

type Mutation = (lines: string[]) => string[]
const at = fc.nat(10_000)
const place = (lines: readonly string[], index: number): number =>
  lines.length === 0 ? 0 : index % lines.length
const spliced = (lines: string[], index: number, count: number, ...put: string[]): string[] => {
  const changed = [...lines]
  changed.splice(place(lines, index), count, ...put)
  return changed
}
const HALVES: readonly (readonly [string, string])[] = [
  ['，', ','],
  ['：', ':'],
  ['（', '('],
  ['）', ')'],
  ['。', '.'],
  ['——', '--'],
]

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  at.map(
    (index): Mutation =>
      (lines) =>
        spliced(lines, index, 1),
  ),
  at.map(
    (index): Mutation =>
      (lines) =>
        spliced(lines, index, 0, lines[place(lines, index)] ?? ''),
  ),
  fc.tuple(at, at).map(
    ([from, to]): Mutation =>
      (lines) => {
        const [line = ''] = lines.slice(place(lines, from))
        return spliced(spliced(lines, from, 1), to, 0, line)
      },
  ),
  fc.tuple(at, at).map(
    ([index, cut]): Mutation =>
      (lines) => {
        const line = lines[place(lines, index)] ?? ''
        const half = line.length === 0 ? 0 : cut % line.length
        return spliced(lines, index, 1, line.slice(0, half), '', line.slice(half))
      },
  ),
  at.map(
    (index): Mutation =>
      (lines) => {
        const [one = '', other = ''] = lines.slice(place(lines, index))
        return spliced(lines, index, 2, one + other)
      },
  ),
  fc.constantFrom(...HALVES).map(
    ([full, half]): Mutation =>
      (lines) =>
        lines.map((line) => line.replaceAll(full, half)),
  ),
  fc.tuple(at, fc.string({ unit: 'binary', maxLength: 12 })).map(
    ([index, text]): Mutation =>
      (lines) =>
        spliced(lines, index, 0, text),
  ),
  fc.tuple(at, fc.constantFrom(...PRINTED)).map(
    ([index, text]): Mutation =>
      (lines) =>
        spliced(lines, index, 0, text),
  ),
  fc.tuple(at, fc.integer({ min: 5, max: 40 })).map(
    ([index, measure]): Mutation =>
      (lines) => {
        const line = lines[place(lines, index)] ?? ''
        return spliced(lines, index, 1, ...(line.match(new RegExp(`.{1,${measure}}`, 'gu')) ?? ['']))
      },
  ),
  at.map(
    (index): Mutation =>
      (lines) =>
        lines.slice(0, place(lines, index) + 1),
  ),
  fc.constant<Mutation>((lines) => lines.flatMap((line) => [line, ''])),
  fc.constant<Mutation>((lines) => lines.filter((line) => line !== '')),
)

const mutated = fc
  .array(mutation, { maxLength: 12 })
  .map((mutations) => mutations.reduce((lines, mutate) => mutate(lines), paper.split('\n')).join('\n'))
  .filter((text) => text.trim() !== '')

const runs = { numRuns: Number(process.env.BAOLAN_RUNS ?? 300) }

const read = (text: string) => readIssue([{ name: 'page.txt', bytes: new TextEncoder().encode(text) }])

const checkLaws = async (text: string): Promise<void> => {
  const issue = await read(text)
  const size = issue.source.text?.length ?? 0
  expect(lostFrom(issue)).toBe('')
  expect(inventedIn(issue)).toEqual([])
  expect(rangesOf(issue).filter(([start, end]) => start < 0 || end > size || start > end)).toEqual([])
  await issueFromJson(issueToJson(issue))
}

describe('nothing is lost and nothing invented', () => {
  it('in the paper as it is', () => checkLaws(paper))

  it('in every paper that comes of cutting, doubling, moving, joining and soiling its lines', async () => {
    await fc.assert(fc.asyncProperty(mutated, checkLaws), runs)
  })

  it('in any text at all, or it is refused as no text', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 400 }).map((noise) => `报${noise}`)
    const law = async (noise: string): Promise<void> => {
      await checkLaws(noise).catch((error: unknown) => {
        if (!(error instanceof UnreadableSource)) throw error
        expect(/\p{Cc}/u.test(noise)).toBe(true)
      })
    }
    await fc.assert(fc.asyncProperty(text, law), runs)
  })

  it('in any order of printed lines', async () => {
    const text = fc
      .array(fc.oneof(fc.constantFrom(...PRINTED, ''), fc.constantFrom(...paper.split('\n'))), {
        minLength: 1,
        maxLength: 60,
      })
      .map((lines) => `报\n${lines.join('\n')}`)
    await fc.assert(fc.asyncProperty(text, checkLaws), runs)
  })
})
