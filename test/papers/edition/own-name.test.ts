import { describe, expect, it } from 'vitest'
import { patternOf } from '../../../source/papers/catalogue/address-pattern.ts'
import { loadEpaperReader } from '../../../source/papers/edition/page-reader.ts'
import { makeEdition } from '../../editions/index.ts'
import { openFixture } from '../paper-fixture.ts'

const epaperReader = await loadEpaperReader()

const DAY = '2026-07-18'

/** Fetches an edition of 临溪日报 with a printed date, for a paper called `name`, from the address of the issue of DAY. */
const fetchAs = async (name: string, printedDate: string) => {
  await using fixture = await openFixture()
  const { files, truth } = makeEdition('B', { paper: '临溪日报', date: printedDate })
  const pathOfDay = (path: string): string => path.replace(/2026-\d\d\/\d\d/, '2026-07/18')
  for (const { path, bytes } of files) fixture.site.set(`/${pathOfDay(path)}`, { body: bytes })
  const url = patternOf(`${fixture.site.origin}/${pathOfDay(truth.pages[0]?.path ?? '')}`) ?? ''
  const progress = await fixture.fetch(DAY, { reader: epaperReader }, { ...fixture.paper, name, url })
  const last = progress.at(-1)
  if (last?.kind !== 'issue') throw new Error('no issue')
  return last.issue
}

describe('an issue of a paper that has another name in the catalogue', () => {
  it('gets the name of the catalogue, in every id too', async () => {
    const issue = await fetchAs('临溪晨报', DAY)
    expect(issue).toMatchObject({ name: '临溪晨报', datePublished: DAY })
    expect(issue.articles.length).toBeGreaterThan(3)
    expect(issue.articles.every(({ id }) => id.startsWith(`临溪晨报-${DAY}-`))).toBe(true)
    const ids = new Set(issue.articles.map(({ id }) => id))
    for (const { articles, areas = [] } of issue.pages)
      expect([...articles, ...areas.map(({ article }) => article)].filter((id) => !ids.has(id))).toEqual([])
    expect(issue.masthead.join(' ')).toContain('临溪日报')
    expect(issue.notes.filter(({ code }) => code === 'mismatch')).toEqual([])
  })

  it('is refused if it prints the day of another issue', async () => {
    await expect(fetchAs('临溪日报', '2026-06-17')).rejects.toMatchObject({
      name: 'NoIssue',
      sent: '2026-06-17',
    })
  })
})
