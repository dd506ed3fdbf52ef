import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Issue, issueFromJson } from '../../source/issue/index.ts'
import { runWith, temporaryFolder } from './run-with.ts'

const folder = temporaryFolder()

/** Writes a file below the folder of this test. @returns its path */
const file = (path: string, text: string): string => {
  const whole = join(folder, path)
  mkdirSync(dirname(whole), { recursive: true })
  writeFileSync(whole, text)
  return whole
}

let shelves = 0
/** Runs commands on a shelf of their own. */
const newShelf = () => {
  const data = join(folder, `shelf-${++shelves}`)
  return (words: readonly string[], options = {}) => runWith(words, { data, lang: 'en', ...options })
}

const printed = async (words: readonly string[], baolan = newShelf(), options = {}): Promise<Issue> =>
  issueFromJson((await baolan(['print', ...words], { format: 'json', ...options })).out)

const pagesOf = ({ pages }: Issue): readonly string[] => pages.map(({ printPage }) => printPage)

describe('the order of pages', () => {
  const page = (mark: string): string =>
    file(
      `order/第${mark}版.txt`,
      `江城晚报\n\n2024年3月1日 星期五\n\n第${mark}版\n\n第${mark}版的新桥通车\n\n本报讯（记者 陈二）新桥通车，过江只要五分钟。\n`,
    )
  const files = ['10', '11', '1', '2', 'B1', 'A2', 'A10'].map((mark) => page(mark))
  const inOrder = ['1', '2', '10', '11', 'A2', 'A10', 'B1']

  it('is the paper’s in a folder and in a command line', async () => {
    expect(pagesOf(await printed([join(folder, 'order')]))).toEqual(inOrder)
    expect(pagesOf(await printed(files.toReversed()))).toEqual(inOrder)
  })

  it('is the paper’s on the shelf, however many commands add the pages', async () => {
    const baolan = newShelf()
    for (const path of files) expect((await baolan(['add', path])).code).toBe(0)
    expect(pagesOf(await printed(['江城晚报', '2024-03-01'], baolan))).toEqual(inOrder)
  })
})
