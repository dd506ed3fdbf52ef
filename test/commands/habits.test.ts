import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Issue } from '../../source/issue/index.ts'
import { makeFolder, makeIssue, makeShelf } from '../shelf/fixtures.ts'
import { type RunOptions, runWith, temporaryFolder } from './run-with.ts'

const folder = temporaryFolder()
const file = join(folder, 'page.txt')

/** An issue whose heading has two lines: which of them is the headline, only the paper's habit tells. */
const textOf = (paper: string): string => `${paper}

2031年3月1日 星期六

江边修路记

堤上新路通了车

本报江城3月1日电（记者 林一）3月1日，江水涨了半米。沿江各县连夜加固堤防，共投入2000多人。

市防汛办说，未来三天还有雨，请市民远离江岸，注意安全。
`

/** The head of the first article of a text, as `print` reads it. */
const headOf = async (text: string, data: string, flags: RunOptions = {}): Promise<readonly unknown[]> => {
  writeFileSync(file, text)
  const { out } = await runWith(['print', file], { data, format: 'json', ...flags })
  const { articles }: Issue = JSON.parse(out)
  const [{ kicker, headline, deck } = {}] = articles
  return [kicker, headline, deck]
}

describe('the habit of a paper', () => {
  it('in the catalogue divides the headings of its raw text', async () => {
    const data = join(folder, 'none')
    const both = ['江边修路记', '堤上新路通了车']
    expect(await headOf(textOf('海南日报'), data)).toEqual([undefined, both, undefined])
    expect(await headOf(textOf('人民日报'), data)).not.toEqual([undefined, both, undefined])
    // The name that the user gives counts.
    expect(await headOf(textOf(''), data, { name: '海南日报' })).toEqual([undefined, both, undefined])
  })

  const kickerAndHeadline = [['江边修路记'], ['堤上新路通了车'], undefined]

  it.each([
    ['青石日报', textOf('青石日报')],
    ['青石時報', textOf('青石時報').replaceAll('报', '報').replaceAll('电', '電')],
  ])('is learned from ten corrections in other issues of the paper (%s)', async (name, text) => {
    const data = makeFolder()
    const shelf = await makeShelf(data)
    for (let day = 0; day < 10; day += 1) {
      const source = `source ${day}`
      const lines = [
        { source, offset: 20, role: 'kicker' },
        { source, offset: 30, role: 'headline' },
      ] as const
      shelf.traces.correct(name, lines, true)
    }
    await shelf.close()
    expect(await headOf(text, data)).toEqual(kickerAndHeadline)
    await runWith(['add', file], { data })
    const [added] = (await (await makeShelf(data)).read(name, '2031-03-01')).articles
    expect(added?.kicker).toEqual(['江边修路记'])
    expect(await headOf(textOf('石桥日报'), data)).not.toEqual(kickerAndHeadline)
  })

  it('is learned from the newest digital editions of the paper on the shelf, whatever else is there', async () => {
    const data = makeFolder()
    const shelf = await makeShelf(data)
    const articles = Array.from({ length: 12 }, () => ({
      headline: ['山坳里通了公路'],
      text: ['本报讯'],
      rest: { kicker: ['盼了三年'] },
    }))
    const issueOf = (date: string, kind: 'text' | 'epaper', name = '青石日报'): Issue => {
      const issue = makeIssue({ name, date, articles })
      return { ...issue, source: { ...issue.source, kind } }
    }
    await shelf.add(issueOf('2031-02-01', 'epaper', '江城晚报'))
    await shelf.add(issueOf('2031-02-02', 'text'))
    await shelf.add(issueOf('2031-02-04', 'text'))
    expect(await headOf(textOf('青石日报'), data)).not.toEqual(kickerAndHeadline)
    await shelf.add(issueOf('2031-02-03', 'epaper'))
    writeFileSync(join(data, '青石日报', '2031-02-04.json.zst'), 'damaged')
    expect(await headOf(textOf('青石日报'), data)).toEqual(kickerAndHeadline)
    // Three issues that are newer, and no editions.
    for (const day of ['05', '06']) await shelf.add(issueOf(`2031-02-${day}`, 'text'))
    expect(await headOf(textOf('青石日报'), data)).not.toEqual(kickerAndHeadline)
  })

  it('makes nothing, and is not needed: a place that is no folder is as none', async () => {
    const data = join(makeFolder(), 'shelf')
    await headOf(textOf('青石日报'), data)
    expect(existsSync(data)).toBe(false)
    mkdirSync(data)
    await headOf(textOf('青石日报'), data)
    expect(readdirSync(data)).toEqual([])
    expect(await headOf(textOf('青石日报'), file)).not.toEqual(kickerAndHeadline)
  })
})
