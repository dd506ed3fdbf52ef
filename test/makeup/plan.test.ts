import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readIssue } from '../../source/ingest/index.ts'
import type { Sheet } from '../../source/makeup/index.ts'
import { sheetsOf } from '../../source/reader/state/sheets.ts'
import { frontPages } from '../ingest/epaper/front-pages.ts'
import { articlesOf, type Invented, inventedSheet } from './invented-sheets.ts'
import { drawn, expectLaws, MOST_BOXES, planned, selectedRows, WINDOWS } from './plan-laws.ts'

const size = fc.record({
  columns: fc.integer({ min: 60, max: 200 }),
  rows: fc.integer({ min: 16, max: 60 }),
})
const ambiguous = fc.constantFrom<1 | 2>(1, 2)

describe('a page whose areas are known', () => {
  const PICTURE = { src: 'page.jpg', width: 400, height: 575 }

  const point = fc.tuple(fc.integer({ min: -60, max: 460 }), fc.integer({ min: -60, max: 640 }))
  /** Any outline: it may cross itself, stand still, or leave the page. */
  const outline = fc
    .array(fc.tuple(point, fc.boolean()), { minLength: 2, maxLength: 9 })
    .map((steps) => steps.flatMap(([at, stays]) => (stays ? [at, at] : [at])).slice(0, 14))
  const rectangle = fc
    .tuple(point, fc.integer({ min: 1, max: 260 }), fc.integer({ min: 1, max: 300 }))
    .map(([[x, y], width, height]): [number, number][] => [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
    ])
  const polygons = fc.array(fc.oneof(outline, rectangle), { minLength: 1, maxLength: 14 })

  const sheetOf = (areas: readonly (readonly [number, number][])[], rest: number): Sheet => {
    const { articles } = inventedSheet(articlesOf(areas.length + rest))
    return {
      articles,
      page: {
        printPage: '1',
        position: 1,
        image: PICTURE,
        areas: areas.map((polygon, index) => ({ article: articles[index]?.id ?? '', polygon })),
        articles: articles.map(({ id }) => id),
      },
    }
  }

  it('keeps the laws, whatever the areas', () => {
    fc.assert(
      fc.property(polygons, fc.nat(4), size, ambiguous, (areas, rest, window, width) => {
        const { plan } = expectLaws([sheetOf(areas, rest)], window, width)
        const boxes = plan.boxes.filter((box) => box.kind === 'article')
        for (const { share } of boxes) {
          expect(share).toBeGreaterThanOrEqual(0)
          expect(share).toBeLessThanOrEqual(1)
        }
        if (boxes.length > 0) expect(boxes.filter(({ leads }) => leads).length).toBe(1)
      }),
      { numRuns: 40 },
    )
  })

  it('gives each area its place, and about its share of the page', () => {
    // Two columns of rectangles: the left one takes two thirds.
    const box = (left: number, top: number, right: number, bottom: number): [number, number][] => [
      [left, top],
      [right, top],
      [right, bottom],
      [left, bottom],
    ]
    const sheet = sheetOf([box(0, 100, 266, 400), box(270, 100, 400, 575), box(0, 404, 266, 575)], 0)
    const { plan } = planned([sheet], { columns: 120, rows: 40 })
    const { owners, boxes } = plan
    expect([owners.at(5, 5), owners.at(110, 20), owners.at(5, 36)]).toEqual([0, 1, 2])
    const cells = boxes.map((_, owner) => {
      let count = 0
      for (let row = 0; row < owners.rows; row += 1)
        for (let column = 0; column < owners.columns; column += 1)
          if (owners.at(column, row) === owner) count += 1
      return count / (owners.rows * owners.columns)
    })
    for (const [owner, of] of boxes.entries()) {
      if (of.kind !== 'article') throw new Error('no box')
      expect(Math.abs(of.share - (cells[owner] ?? 0))).toBeLessThan(0.03)
      expect(of.leads).toBe(owner === 0)
    }
  })

  it('keeps the laws on the invented pages of every family of sites', async () => {
    for (const [family, issue] of await frontPages()) {
      const sheets = sheetsOf(issue)
      for (const [index, sheet] of sheets.entries())
        for (const [window, width] of WINDOWS) {
          const { plan } = expectLaws(sheets, window, width, index)
          const drawn = plan.boxes.filter((box) => box.kind === 'article').length
          const given = new Set(sheet.page?.areas?.map(({ article }) => article))
          const known = sheet.articles.filter(({ id }) => given.has(id)).length
          // On all but the smallest windows no area is too small to be drawn.
          if (window.columns > 100) expect(drawn, `${family} ${index}`).toBe(known)
        }
    }
  })
})

const samples = join(import.meta.dirname, '../../../shared/samples/html')
const there = existsSync(samples)

describe.skipIf(!there)(there ? 'a real page' : `a real page (skipped: no ${samples})`, () => {
  it('is drawn by its areas', async () => {
    const bytes = readFileSync(join(samples, 'rmrb_layout_2024-12-25.html'))
    const issue = await readIssue([
      { name: 'http://paper.invalid/rmrb/pc/layout/202412/25/node_01.html', bytes },
    ])
    const sheets = sheetsOf(issue)
    for (const [window, width] of WINDOWS) {
      const { plan } = expectLaws(sheets, window, width)
      expect(plan.boxes.filter(({ kind }) => kind === 'article').length).toBeGreaterThanOrEqual(5)
    }
  })
})

describe('a page that is made up', () => {
  const blank = { headline: [], characters: 400 }
  const PAGES: Readonly<Record<string, readonly Invented[]>> = {
    'one article': articlesOf(1),
    'two articles': articlesOf(2),
    'three articles': articlesOf(3),
    'twelve articles': articlesOf(12),
    'sixty articles': articlesOf(60),
    'no headlines': Array.from({ length: 9 }, () => blank),
    'briefs alone': Array.from({ length: 16 }, () => ({ kind: 'brief' as const, characters: 80 })),
    'briefs beside news': articlesOf(14).map((article, index) =>
      index > 3 ? { kind: 'brief' as const, characters: 90 } : article,
    ),
    'pictures alone': Array.from({ length: 5 }, (_, index) => ({
      kind: 'photo' as const,
      characters: 0,
      headline: [],
      images: [{ caption: `图${index + 1}为江滩上的风筝。` }],
    })),
    'one of 30,000 characters': [...articlesOf(3), { characters: 30_000 }],
    'headings of many lines': Array.from({ length: 8 }, () => ({
      kicker: ['沿江旧仓库群改造二期工程负责人答记者问时表示，工程进展顺利——'],
      headline: ['老码头改造二期开工以后的第一个春天', '旧仓库将成图书馆，江边又添一处读书的地方'],
      deck: ['占地3.2万平方米，明年春天开馆', '市民可以先在网上预约'],
      characters: 700,
    })),
  }

  const sheetsFor = (articles: readonly Invented[], others: number): Sheet[] => [
    inventedSheet(articles),
    ...Array.from({ length: others }, () => inventedSheet(articlesOf(2))),
  ]

  it.each(Object.entries(PAGES))('keeps the laws: %s', (_, articles) => {
    for (const others of [0, 40])
      for (const [window, width] of WINDOWS) {
        const sheets = sheetsFor(articles, others)
        const sheet = expectLaws(sheets, window, width)
        const { boxes, owners } = sheet.plan
        expect(boxes.length).toBeLessThanOrEqual(MOST_BOXES)
        const pages = boxes.flatMap((box) => (box.kind === 'list' && box.of === 'pages' ? box.items : []))
        expect(pages).toEqual(Array.from({ length: others }, (_, index) => index + 1))
        const lead = boxes[owners.at(0, 0)]
        expect(lead).toMatchObject({ kind: 'article', leads: true })
        expect(boxes.filter((box) => box.kind === 'article' && box.leads).length).toBe(1)
      }
  })

  it('plans a sheet without articles', () => {
    for (const [window] of WINDOWS) {
      const { plan } = planned([inventedSheet([]), inventedSheet(articlesOf(2))], window)
      expect(plan.boxes.length).toBeLessThanOrEqual(MOST_BOXES)
    }
  })

  it('gives the lead two columns where there are two or more', () => {
    for (const [name, articles] of Object.entries(PAGES))
      for (const others of [0, 7])
        for (const [window] of WINDOWS) {
          const sheets = sheetsFor(articles, others)
          const { plan } = planned(sheets, window)
          const { left, width } = plan.owners.boundsOf(plan.owners.at(0, 0)) ?? { left: -1, width: 0 }
          const where = `${name}, ${others} others, ${window.columns}x${window.rows}`
          expect(left, where).toBe(0)
          const lists = plan.boxes.findIndex(({ kind }) => kind === 'list')
          const side = plan.owners.boundsOf(lists)
          const main = side && side.left > 0 ? side.left : plan.owners.columns
          if (main >= 2 * (plan.measure + 3))
            expect(width, where).toBeGreaterThanOrEqual(2 * (plan.measure + 3))
        }
  })

  it('sets no column of one line where the text has more', () => {
    for (const [name, articles] of Object.entries(PAGES))
      for (const others of [0, 7])
        for (const [window] of WINDOWS) {
          const sheets = sheetsFor(articles, others)
          const { order } = drawn(sheets, window)
          const lines = order.filter(({ rank }) => rank === 100)
          const sheet = planned(sheets, window)
          const byBox = Map.groupBy(lines, ({ row, from }) => sheet.plan.owners.at(from, row))
          for (const [owner, own] of byBox) {
            const box = sheet.plan.boxes[owner]
            if (box?.kind !== 'article') continue
            const characters = articles[box.article]?.characters ?? 300
            if (characters < 100) continue
            expect(
              new Set(own.map(({ row }) => row)).size,
              `${name}, ${window.columns}x${window.rows}`,
            ).not.toBe(1)
          }
        }
  })

  it('scrolls its lists, so that each of sixty articles and forty pages is seen when it is selected', () => {
    for (const [window, width] of WINDOWS.slice(0, 3)) {
      const sheets = sheetsFor(articlesOf(60), 40)
      const sheet = planned(sheets, window, width)
      for (const { target, owner } of sheet.items) {
        const rows = selectedRows(sheets, sheet, target, width)
        const where = `${JSON.stringify(target)} at ${window.columns}x${window.rows}: ${rows[0]}`
        const opening = target.kind === 'sheet' ? '第1条' : `第${target.index + 1}条`
        // In a list each row of the item has the bar; in a box the headline is in one of its rows.
        const isListed = sheet.plan.boxes[owner]?.kind === 'list'
        const seen = isListed ? rows.slice(0, 1) : rows
        expect(
          seen.some((row) => row.includes(opening)),
          where,
        ).toBe(true)
      }
    }
  })
})
