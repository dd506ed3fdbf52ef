import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Article,
  correctionsFor,
  headingLinesOf,
  type Issue,
  mergeIssues,
  withCorrections,
} from '../../source/issue/index.ts'
import { makeIssue } from '../shelf/fixtures.ts'

const HEADING = ['山洪退去三天之后——', '石桥乡的电又亮了', '电工沿山路查线百里', '**小学**照常开课']
const BODY = '本报讯 昨日，石桥乡的电又亮了，村里的小学也开了课。'

/** An issue of one page whose text is a heading of several rows above a paragraph. */
const pageOf = (page: string, rows: readonly string[], headline: number): Issue => {
  const text = [...rows, BODY].join('\n\n')
  const from = rows.map((row): [number, number] => [text.indexOf(row), text.indexOf(row) + row.length])
  const printed = rows.map((row) => row.replaceAll('*', ''))
  const head: Partial<Article> = {
    ...(headline > 0 ? { kicker: printed.slice(0, headline) } : {}),
    headline: printed.slice(headline, headline + 1),
    ...(headline < rows.length - 1 ? { deck: printed.slice(headline + 1) } : {}),
    body: [{ type: 'p', text: BODY, from: [[text.indexOf(BODY), text.length]] }],
    from,
  }
  const issue = makeIssue({ articles: [{ page, rest: head }], source: `hash of ${page}` })
  return { ...issue, source: { ...issue.source, text } }
}

const firstOf = ({ articles: [article] }: Issue): Article => {
  if (!article) throw new Error('no article')
  return article
}
const linesOf = (issue: Issue, article = firstOf(issue)) => headingLinesOf(article, issue.source.text ?? '')
const textsIn = ({ kicker = [], headline, deck = [] }: Article): readonly string[] => [
  ...kicker,
  ...headline,
  ...deck,
]
const withoutHead = ({ kicker, headline, deck, confidence, ...others }: Article) => others

describe('the lines of a heading', () => {
  it('are at their places in the source, whatever mark-up is between their letters', () => {
    const issue = pageOf('1', HEADING, 1)
    expect(linesOf(issue).map(({ offset }) => issue.source.text?.slice(offset, offset + 3))).toEqual(
      HEADING.map((row) => row.slice(0, 3)),
    )
    expect(linesOf(issue).map(({ role }) => role)).toEqual(['kicker', 'headline', 'deck', 'deck'])
  })

  it('are the rows of a headline on several, though one range holds them all', () => {
    const issue = pageOf('1', HEADING.slice(0, 3), 0)
    const { text = '' } = issue.source
    const rows = HEADING.slice(0, 3)
    const article: Article = {
      ...firstOf(issue),
      headline: rows,
      deck: [],
      from: [[0, text.indexOf(BODY) - 2]],
    }
    const lines = headingLinesOf(article, text)
    expect(lines.map(({ offset, role }) => [offset, role])).toEqual(
      rows.map((row) => [text.indexOf(row), 'headline']),
    )
    const own = { ...issue, articles: [article] }
    const { kicker, headline, deck } = firstOf(withCorrections(own, correctionsFor(own, lines, 1)))
    expect([kicker, headline, deck]).toEqual([[rows[0]], [rows[1]], [rows[2]]])
  })

  it('are one where a row was divided, and where rows were joined', () => {
    const text = '乡长赶到时说 灯要先亮 the lights are\n\non again'
    const [first, second] = [text.indexOf('the'), text.indexOf('on again')]
    const article: Article = {
      ...firstOf(makeIssue()),
      kicker: ['乡长赶到时说'],
      headline: ['灯要先亮', 'the lights are on again'],
      from: [
        [0, first],
        [first, second - 2],
        [second, text.length],
      ],
    }
    expect(headingLinesOf(article, text)).toEqual([
      { offset: 0, role: 'headline', texts: ['乡长赶到时说', '灯要先亮'] },
      { offset: first, role: 'headline', texts: ['the lights are on again'] },
    ])
  })

  it('are none where the source does not have them', () => {
    const issue = pageOf('1', HEADING, 1)
    expect(linesOf({ ...issue, source: { kind: 'text', text: '另一篇文字' } })).toEqual([])
  })
})

describe('corrections', () => {
  it('change the roles of the lines of their heading, lose none, and leave the issue as it is', () => {
    const place = fc.nat(HEADING.length - 1)
    fc.assert(
      fc.property(place, place, fc.integer({ min: 2, max: HEADING.length }), (read, wanted, rows) => {
        const issue = pageOf('1', HEADING.slice(0, rows), Math.min(read, rows - 1))
        const before = structuredClone(issue)
        const line = Math.min(wanted, rows - 1)
        const laid = withCorrections(issue, correctionsFor(issue, linesOf(issue), line))
        expect(issue).toEqual(before)
        expect(textsIn(firstOf(laid))).toEqual(textsIn(firstOf(issue)))
        expect(firstOf(laid).headline).toEqual([textsIn(firstOf(issue))[line]])
        expect(withoutHead(firstOf(laid))).toEqual(withoutHead(firstOf(issue)))
        expect({ ...laid, articles: [] }).toEqual({ ...issue, articles: [] })
      }),
    )
  })

  it('stay with their line in an issue merged of several pages', () => {
    const [one, two] = [pageOf('1', HEADING.slice(0, 2), 0), pageOf('2', HEADING, 1)]
    const corrections = correctionsFor(two, linesOf(two), 2)
    for (const merged of [mergeIssues(one, two), mergeIssues(two, one)]) {
      const laid = withCorrections(merged, corrections)
      expect(laid.articles.map(({ id }) => id)).toEqual(merged.articles.map(({ id }) => id))
      expect(laid.articles.map(({ headline }) => headline)).toEqual([[HEADING[0]], [HEADING[2]]])
      // What is corrected in the merged issue is a correction of its page.
      const own = laid.articles.flatMap((article) => correctionsFor(merged, linesOf(merged, article), 2))
      expect(own).toEqual(expect.arrayContaining([...corrections]))
    }
  })

  it('of another source, of an edition, or of lines that are gone change nothing', () => {
    const issue = pageOf('1', HEADING, 1)
    const [first] = correctionsFor(issue, linesOf(issue), 0)
    if (!first) throw new Error('no correction')
    for (const one of [
      { ...first, source: 'another' },
      { ...first, offset: 5 },
      { ...first, role: 'deck' as const },
    ])
      expect(withCorrections(issue, [one]).articles).toEqual(issue.articles)
    const edition: Issue = { ...issue, source: { ...issue.source, kind: 'epaper' } }
    expect(withCorrections(edition, [first])).toBe(edition)
  })
})
