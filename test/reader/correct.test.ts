import { describe, expect, it } from 'vitest'
import { readIssue } from '../../source/ingest/index.ts'
import type { Correction, Issue } from '../../source/issue/index.ts'
import type { State } from '../../source/reader/state/state.ts'
import { PAPER } from './paper.ts'
import { lastRow, open, type Played, press, shown } from './playing.ts'

/** Raw text with a heading of three lines, and one of one line. */
const TEXT = `青石日报

2031年3月1日 星期六

石桥乡修通盘山公路时举行庆祝——

山坳里通了公路

全长十二公里 三年修成

本报石桥3月1日电（记者 林一）3月1日，石桥乡的公路通车了，孩子们背着书包走上新路。

乡里说，下一步还要修两座桥，请大家多走新路，少走河滩，注意安全。

渡口的船歇了

本报石桥3月1日电（记者 陈二）3月1日，老艄公把缆绳系好，木船停在岸边，往后只载游人。

对岸的集市上，卖竹器的摊子摆了一长排，今年的茶叶收得早，价钱也好。
`

const LINES = ['石桥乡修通盘山公路时举行庆祝——', '山坳里通了公路', '全长十二公里 三年修成']

const raw = await readIssue([{ name: 'page.txt', bytes: new TextEncoder().encode(TEXT) }])
/** As if the middle one of the three lines had been read as the headline. */
const issue: Issue = {
  ...raw,
  articles: raw.articles.map((article, index) =>
    index === 0
      ? { ...article, kicker: LINES.slice(0, 1), headline: LINES.slice(1, 2), deck: LINES.slice(2) }
      : article,
  ),
}

/** The lines of the first article's heading as the present state has them: kicker, headline, deck. */
const headOf = ({ issue }: State): readonly (readonly string[])[] => {
  const [{ kicker = [], headline = [], deck = [] } = {}] = issue.articles
  return [kicker, headline, deck]
}
const headlineAt = (line: number) => [
  LINES.slice(0, line),
  LINES.slice(line, line + 1),
  LINES.slice(line + 1),
]

const started = (again: Issue = issue, corrections: readonly Correction[] = []): State =>
  open({ issue: again, remembered: { corrections } })

/** The corrections that effects ask to keep or to forget, as a store would have them. */
const keptBy = ({ effects }: Played): readonly Correction[] => {
  const kept = new Map<number, Correction>()
  for (const effect of effects)
    if (effect.kind === 'correct')
      for (const line of effect.lines)
        if (effect.set) kept.set(line.offset, line)
        else kept.delete(line.offset)
  return [...kept.values()]
}

describe('the key that corrects a heading', () => {
  const read = headOf(started())

  it.each(['enter', ''])('goes round its lines, at once on the screen, and back (%s)', (way) => {
    expect(read).toEqual(headlineAt(1))
    let played = press(started(), way)
    const seen: string[] = []
    for (const line of [2, 0, 1]) {
      played = press(played.state, 'e')
      expect(headOf(played.state)).toEqual(headlineAt(line))
      expect(lastRow(played.state)).toContain(`标题改为第 ${line + 1} 行（共 3 行）`)
      seen.push(shown(played.state))
    }
    expect(new Set(seen).size).toBe(3)
    played = press(played.state, 'e')
    expect(headOf(played.state)).toEqual(read)
    expect(played.state.issue).toEqual(issue)
    expect(lastRow(played.state)).toContain('标题恢复成读出的样子')
    expect(keptBy(press(started(), `${way} e e e e`))).toEqual([])
  })

  it('shows the head of the article whose end is on the screen', () => {
    const small = open({ issue, size: { columns: 40, rows: 8 } })
    const end = press(small, 'enter G').state
    expect(shown(end)).not.toContain(LINES[2])
    expect(shown(press(end, 'e').state)).toContain(LINES[0])
  })

  it('has its lines kept, and they are laid over the issue when it is opened again', () => {
    const kept = keptBy(press(started(), 'e'))
    const roles = ['kicker', 'kicker', 'headline']
    const lineOf = (index: number) => ({
      source: issue.source.sha256,
      offset: TEXT.indexOf(LINES[index] ?? ''),
    })
    expect(kept).toEqual(roles.map((role, index) => ({ ...lineOf(index), role })))
    const again = started(issue, kept)
    expect(headOf(again)).toEqual(headlineAt(2))
    expect(headOf(press(again, 'e').state)).toEqual(headlineAt(0))
    expect(keptBy(press(again, 'e e e'))).toEqual([])
  })

  it('changes nothing else: neither ids nor text nor the other articles', () => {
    const { state } = press(started(), 'e')
    const bare = ({ articles, ...rest }: Issue) => ({
      ...rest,
      articles: articles.map(({ kicker, headline, deck, confidence, ...others }) => others),
    })
    expect(bare(state.issue)).toEqual(bare(issue))
    expect(state.issue.articles[1]).toBe(issue.articles[1])
    expect(state.issue.articles[0]?.confidence.headline).toBe(1)
  })

  it('says that a heading of one line has no other, and that an edition has its roles', () => {
    const one = press(started(), 'j e')
    expect(lastRow(one.state)).toContain('标题只有一行')
    const edition = press(started({ ...issue, source: { ...issue.source, kind: 'epaper' } }), 'e')
    expect(lastRow(edition.state)).toContain('只有读原始文本的报能改标题')
    // Its source is not known by a hash.
    const nameless = press(started(PAPER), 'e')
    expect(lastRow(nameless.state)).toContain('只有读原始文本的报能改标题')
    for (const { effects } of [one, edition, nameless]) expect(effects).toEqual([])
  })
})
