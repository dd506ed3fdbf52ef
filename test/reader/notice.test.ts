import { describe, expect, it } from 'vitest'
import { LANGUAGES, type Language, type Saying } from '../../source/language/index.ts'
import { plainText } from '../../source/makeup/index.ts'
import { DEFAULT_SETTINGS } from '../../source/makeup/settings.ts'
import { adviceFor, NoIssue, type Paper, whyNotFetched } from '../../source/papers/index.ts'
import { firstStep } from '../../source/reader/first-step.ts'
import { rowsOf, viewOf } from '../../source/reader/screens/index.ts'
import type { State } from '../../source/reader/state/state.ts'
import { cellWidth } from '../../source/typeset/index.ts'
import { PAPER as ISSUE } from './paper.ts'
import { lastRow, open, press, resize, shown } from './playing.ts'

const PAPER: Paper = {
  name: '街坊日报',
  url: 'http://epaper.jiefang.example/jfrb/html/{Y}-{m}/{d}/node_1.htm',
  family: 'founder',
  entry: 'http://epaper.jiefang.example/jfrb/paperindex.htm',
  origin: 'own',
  private: true,
}
const CONFIG = '/home/reader/.config/baolan/config.json'

/** As the reader is told of a paper whose address leads nowhere. */
const failure = (paper: Paper = PAPER): Saying => {
  const error = new NoIssue(paper, '2026-07-18', { seekNearest: true })
  const advice = adviceFor(paper, error, { path: CONFIG, holds: 'nothing' })
  return advice ? ['each', whyNotFetched(paper, error), advice] : whyNotFetched(paper, error)
}

const told = (message: Saying, language: Language, columns = 80, rows = 24): State => ({
  ...open({ settings: { language }, size: { columns, rows } }),
  message,
})

const SIZES = [
  [120, 40],
  [80, 24],
  [60, 20],
  [40, 24],
] as const

describe('a message that its row cannot hold', () => {
  it.each(LANGUAGES.flatMap((language) => SIZES.map((size) => [language, ...size] as const)))(
    'is shown whole, with the line for the configuration, in %s at %ix%i',
    (language, columns, rows) => {
      const state = told(failure(), language, columns, rows)
      const screen = rowsOf(viewOf(state)).map(plainText)
      expect(screen).toHaveLength(rows)
      for (const row of screen) expect(cellWidth(row, 1)).toBeLessThanOrEqual(columns)
      const run = screen.map((row) => row.trim()).join('')
      expect(run).not.toMatch(/…$/)
      expect(run.replaceAll(' ', '')).toContain(CONFIG)
      // No string of it is broken, so that it can be copied as it stands.
      const copied = screen.join('\n').slice(screen.join('\n').indexOf('{"papers"'))
      const { entry, name, family, private: isPrivate } = PAPER
      expect(columns < 60 ? JSON.parse(copied.replace(/\n */g, '')) : JSON.parse(copied)).toEqual({
        papers: [
          {
            ...{ name, family, entry, private: isPrivate },
            url: 'http://example.org/jfrb/html/{Y}-{m}/{d}/node_1.htm',
          },
        ],
      })
    },
  )

  it('lies over the end of the screen until the next key', () => {
    const before = open()
    const state = told(failure(), 'zh')
    expect(shown(state).split('\n')[0]).toBe(shown(before).split('\n')[0])
    expect(shown(press(state, 'j').state)).toBe(shown(press(before, 'j').state))
    expect(shown(resize(state, 120, 40))).toContain('example.org')
  })

  it('of a few words stays in the last row', () => {
    const state = told(['noShelf'], 'zh')
    expect(shown(state).split('\n').slice(0, -1)).toEqual(shown(open()).split('\n').slice(0, -1))
    expect(lastRow(state)).toContain('未设报架')
  })

  it('keeps its end in a window that it does not fit in', () => {
    expect(shown(told(failure(), 'en', 40, 5))).toMatch(/"private":true\}\]\}$/)
  })
})

describe('the welcome of the first start', () => {
  const welcomed = (columns: number, rows: number): State =>
    firstStep(
      { issue: ISSUE, settings: DEFAULT_SETTINGS, today: '2031-05-20', welcomes: true },
      { columns, rows },
    ).state

  it('says in three lines above the key line what this is, where other papers are, and how to leave', () => {
    const rows = shown(welcomed(80, 24)).split('\n')
    expect(rows.slice(-4).map((row) => row.trim())).toEqual([
      '报栏：在终端里读报。眼前是随程序附上的一期。',
      '别的报：按 s 到报架，再按 a 找报；命令行里是 baolan 人民日报。',
      'q 退出，? 帮助。按任意键收起这三行。',
      expect.stringContaining('↑↓ 选'),
    ])
    expect(shown(press(welcomed(80, 24), 'j').state)).not.toContain('报栏：')
  })

  it('leaves a window to the paper that has room for one of them only', () => {
    expect(shown(welcomed(40, 12))).toContain('报栏：')
    expect(shown(welcomed(20, 6))).not.toContain('收起')
  })
})
