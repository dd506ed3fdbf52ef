import { describe, expect, it } from 'vitest'
import type { Article } from '../../source/issue/index.ts'
import {
  articleRows,
  citation,
  creditsByRole,
  DEFAULT_SETTINGS,
  headlineItem,
  plainText,
} from '../../source/makeup/index.ts'
import { PAPER } from '../reader/paper.ts'

const [first] = PAPER.articles
if (!first) throw new Error('the paper has no article')

const written: Article = {
  ...first,
  byline: [
    { role: '记者', name: '林晓舟' },
    { role: '通讯员', name: '沈青禾' },
    { role: '记者', name: '周予安' },
    { role: '', name: '佚名' },
  ],
}

/** The facts line in an article, and in the contents. */
const factsLines = (article: Article): string[] => {
  const size = { columns: 80, rows: 24 }
  const shown = [
    articleRows(article, 80, DEFAULT_SETTINGS),
    headlineItem(article, { read: false, bookmarked: false }, DEFAULT_SETTINGS, size),
  ]
  return shown.map(
    (rows) =>
      rows
        .map(plainText)
        .find((row) => row.includes('分钟'))
        ?.trim() ?? '',
  )
}

describe('the facts of an article', () => {
  it('group makers by role, in the same form everywhere', () => {
    expect(creditsByRole(written)).toEqual(['记者 林晓舟 周予安', '通讯员 沈青禾', '佚名'])
    const line = '民生观察 · 记者 林晓舟 周予安 · 通讯员 沈青禾 · 佚名 · 212 字 · 1 分钟'
    expect(factsLines(written)).toEqual([line, line])
    expect(citation(PAPER, written)).toContain('\n记者 林晓舟 周予安 通讯员 沈青禾 佚名\n')
  })

  it.each([
    { headline: ['让每一通来电都有回音（民生观察）'] },
    { headline: ['让每一通来电都有回音', '【民生观察】'] },
    { headline: ['民生观察'] },
    { deck: ['民生观察'] },
    { kicker: ['民生观察'] },
  ])('leave out a column that the head names: %j', (head) => {
    for (const line of factsLines({ ...first, ...head })) expect(line).toBe('记者 林晓舟 · 212 字 · 1 分钟')
  })

  it.each([
    { headline: ['民生观察：让每一通来电都有回音'] },
    { headline: ['（民生观察）之外'] },
    { deck: ['民生观察记'] },
  ])('keep a column that is only part of the head: %j', (head) => {
    for (const line of factsLines({ ...first, ...head }))
      expect(line).toBe('民生观察 · 记者 林晓舟 · 212 字 · 1 分钟')
  })

  it('are broken at their dots, and within a fact only if it is wider than the line', () => {
    const long = { role: '通讯员', name: '欧阳文渊上官婉清司马长风' }
    const rows = articleRows({ ...written, byline: [...(written.byline ?? []), long] }, 24, DEFAULT_SETTINGS)
    const lines = rows.map((row) => plainText(row).trim())
    const start = lines.findIndex((row) => row.startsWith('民生观察'))
    expect(lines.slice(start, lines.indexOf('', start))).toEqual([
      '民生观察',
      '记者 林晓舟 周予安',
      '通讯员 沈青禾',
      '欧阳文渊上官',
      '婉清司马长风',
      '佚名 · 212 字 · 1 分钟',
    ])
  })
})

describe('a heading of which nobody knows which line is the headline', () => {
  const unsure: Article = {
    ...first,
    kicker: ['河堤加高一尺'],
    headline: ['两岸从此不怕水'],
    deck: ['三百人冬天上堤'],
    confidence: { headline: 0.4, boundary: 0.9 },
  }
  const boldRows = (article: Article): readonly string[] =>
    headlineItem(article, { read: false, bookmarked: false }, DEFAULT_SETTINGS, { columns: 80, rows: 24 })
      .filter((row) => row.some(({ style }) => style?.bold))
      .map(plainText)

  it('is shown with all its lines together, in the list and in the article', () => {
    expect(boldRows(unsure)).toEqual(['河堤加高一尺', '两岸从此不怕水', '三百人冬天上堤'])
    const bold = articleRows(unsure, 80, DEFAULT_SETTINGS).filter((row) =>
      row.some(({ style }) => style?.bold),
    )
    for (const line of ['河堤加高一尺', '两岸从此不怕水', '三百人冬天上堤'])
      expect(bold.map(plainText).join('\n')).toContain(line)
  })

  it('is divided if it is known', () => {
    const sure = { ...unsure, confidence: { headline: 0.9, boundary: 0.9 } }
    expect(boldRows(sure)).toEqual(['两岸从此不怕水'])
  })
})
