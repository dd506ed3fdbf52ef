import { describe, expect, it } from 'vitest'
import type { Issue } from '../../source/issue/index.ts'
import { EMPTY, ids, PAPER } from './paper.ts'
import { article, lastRow, open, press, shown, type } from './playing.ts'

describe('the source as printed', () => {
  it('shows the source with every repair marked', () => {
    const text = shown(press(open({ size: { columns: 100, rows: 50 } }), 'p g').state)
    expect(text).toMatch(/内转到\n *⤶ 断行，已接\n *具体单位/)
    expect(text).toMatch(/重复上文，已折叠（\d+ 字）/)
    expect(text).toContain('原文到此中断')
  })

  it('marks each line end inside a paragraph of hard-wrapped text', () => {
    const text = '江水一夜涨了\n三尺，渡口停了。\n\n到早上又退。\n'
    const [article] = PAPER.articles
    const body = [
      {
        type: 'p',
        text: '江水一夜涨了三尺，渡口停了。',
        from: [
          [0, 6],
          [7, 15],
        ],
        repaired: ['unwrapped'],
      },
    ] as const
    const issue: Issue = {
      ...PAPER,
      articles: article ? [{ ...article, body }] : [],
      source: { kind: 'text', text },
      notes: [],
    }
    const printed = shown(press(open({ issue }), 'p g').state)
    expect(printed).toMatch(/江水一夜涨了 ⤶\n *三尺，渡口停了。\n/)
    expect(printed).not.toContain('断行')
  })

  it('returns to the same sentence of the article', () => {
    const start = press(open({ size: { columns: 30, rows: 10 } }), 'enter space').state
    const there = press(start, 'p').state
    expect(shown(press(there, 'p').state)).toBe(shown(start))
    expect(shown(press(there, 'h').state)).toBe(shown(start))
    const moved = press(start, 'p G p').state
    expect(article(moved)).toBe(ids.wharf)
  })

  it('finds matches across the line breaks of the source', () => {
    const found = press(type(press(open(), 'p /').state, '转到具体单位'), 'enter').state
    expect(lastRow(found)).toContain('1/1')
  })

  it('shows a message if the source was not kept', () => {
    expect(lastRow(press(open({ issue: EMPTY }), 'p').state)).toContain('没有留下原文')
  })
})
