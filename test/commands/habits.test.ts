import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Issue } from '../../source/issue/index.ts'
import { runWith, temporaryFolder } from './run-with.ts'

const folder = temporaryFolder()

/** An issue whose heading has two lines: which of them is the headline, only the paper's habit tells. */
const textOf = (paper: string): string => `${paper}

2031年3月1日 星期六

江边修路记

堤上新路通了车

本报江城3月1日电（记者 林一）3月1日，江水涨了半米。沿江各县连夜加固堤防，共投入2000多人。

市防汛办说，未来三天还有雨，请市民远离江岸，注意安全。
`

/** The head of the first article of a text, as `print` reads it. */
const headOf = async (text: string, data: string): Promise<readonly unknown[]> => {
  const file = join(folder, 'page.txt')
  writeFileSync(file, text)
  const { out } = await runWith(['print', file], { data, format: 'json' })
  const { articles }: Issue = JSON.parse(out)
  const [{ kicker, headline, deck } = {}] = articles
  return [kicker, headline, deck]
}

describe('the habit of a paper', () => {
  it('in the catalogue divides the headings of its raw text', async () => {
    const data = join(folder, 'none')
    const both = ['江边修路记', '堤上新路通了车']
    expect(await headOf(textOf('海南日报'), data)).toEqual([undefined, both, undefined])
    expect(await headOf(textOf('青石日报'), data)).not.toEqual([undefined, both, undefined])
  })
})
