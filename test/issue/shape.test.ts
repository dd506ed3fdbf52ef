import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Issue, isIssue } from '../../source/issue/index.ts'
import { issueSchema } from '../../source/issue/schema.ts'
import { makeIssue } from '../shelf/fixtures.ts'

const at = [0, 3] as const

/** An issue with every field that the format has. */
const [article] = makeIssue().articles
const FULL: Issue = {
  ...makeIssue(),
  ...{ nameLatin: 'Qingshi', weekday: '星期二', lunarDate: '十月初五', issueNumber: '1', cn: 'CN 1' },
  ...{ issn: '1', postalCode: '1-1', supervisor: '县委', sponsor: '县委', publisher: '社', weather: '晴' },
  ...{ price: '1 元', edition: '城区版', contacts: [{ label: '热线', value: '1' }], mastheadFrom: [at] },
  pageCount: { stated: 4, found: 1 },
  pages: [
    {
      ...{ printPage: '1', printSection: '要闻', position: 1, url: 'a', pdf: 'b', from: [at] },
      image: { src: 'a/1.jpg', width: 400, height: 575 },
      areas: [{ article: 'a', polygon: [[0, 1.5]] }],
      credits: [{ role: '责编', name: '林一' }],
      articles: [],
    },
  ],
  articles: article
    ? [
        {
          ...article,
          ...{ kicker: ['引'], deck: ['副'], column: '今日谈', abstract: ['提'], from: [at] },
          byline: [{ role: '记者', name: '林一' }],
          dateline: { raw: '本报讯', agency: '本报', place: '石桥', date: '1日', kind: '讯' },
          body: [{ type: 'p', text: '桥', from: [at], repaired: ['joined'] }],
          images: [{ src: 'a', caption: '桥', credit: '林一' }],
          notes: [{ code: 'guess', at, text: 'a', fields: ['name'], message: 'b' }],
        },
      ]
    : [],
  source: { kind: 'epaper', url: 'a', fetched: 'd', sha256: 'b', parts: ['c'], partStarts: [0], text: '桥' },
  notes: [{ code: 'joined', at, message: 'a' }],
}

type Path = readonly (string | number)[]

const pathsOf = (value: unknown, path: Path = []): Path[] => [
  path,
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))
    : []),
]

const replacedAt = (value: unknown, [key, ...rest]: Path, by: unknown): unknown => {
  if (key === undefined) return by
  const copy: unknown = Array.isArray(value) ? [...value] : { ...(value as object) }
  const fields = copy as Record<string | number, unknown>
  fields[key] = replacedAt(fields[key], rest, by)
  return copy
}

describe('the shape of an issue from the shelf', () => {
  it('is that of the schema: both accept a full issue', () => {
    expect(issueSchema.safeParse(FULL).success).toBe(true)
    expect(isIssue(FULL)).toBe(true)
  })

  it('is that of the schema, whatever any of its fields is instead', () => {
    const values = [
      null,
      undefined,
      0,
      -1,
      1.5,
      Number.POSITIVE_INFINITY,
      '',
      'p',
      'https://paper.invalid/1.jpg',
      'javascript:alert(1)',
      'file:///1.jpg',
      '//paper.invalid/1.jpg',
      20_000,
      20_001,
      [],
      [0],
      [3, 0],
      [0, 3],
      {},
      true,
    ]
    for (const path of pathsOf(FULL))
      for (const by of values) {
        const issue = replacedAt(FULL, path, by)
        expect(isIssue(issue), `${path.join('.')} = ${JSON.stringify(by)}`).toBe(
          issueSchema.safeParse(issue).success,
        )
      }
  })

  it('is that of the schema, whatever any of its fields holds', () => {
    const cases = fc.tuple(fc.constantFrom(...pathsOf(FULL)), fc.jsonValue({ maxDepth: 2 }))
    fc.assert(
      fc.property(cases, ([path, by]) => {
        const issue = replacedAt(FULL, path, by)
        expect(isIssue(issue)).toBe(issueSchema.safeParse(issue).success)
      }),
    )
  })
})
