import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeIssue } from '../shelf/fixtures.ts'
import { runWith, temporaryFolder } from './run-with.ts'

const folder = temporaryFolder()

/** A file of a long name, with an issue that has two articles of one long id. */
const twice = (): string => {
  const issue = makeIssue({ articles: [{ headline: ['甲'], text: ['乙'] }] })
  const articles = [...issue.articles, ...issue.articles].map((article) => ({
    ...article,
    id: 'x'.repeat(5000),
  }))
  const file = join(folder, `${'n'.repeat(200)}.json`)
  writeFileSync(file, JSON.stringify({ ...issue, articles }))
  return file
}

it.each([
  ['one long text', () => ['print', `${'很长'.repeat(5000)}.txt`]],
  ['a long name and a long id', () => ['print', twice()]],
  ['a long day', () => ['remove', '某报', '9'.repeat(5000)]],
])('an error is one line of 300 code units at most: %s', async (_, words) => {
  for (const lang of ['zh', 'zh-TW', 'en']) {
    const { code, out, err } = await runWith(words(), { data: folder, lang })
    expect([code > 0, out]).toEqual([true, ''])
    expect(err).toMatch(/^baolan: .+\n$/)
    expect(err.length).toBeLessThanOrEqual(301)
  }
})
