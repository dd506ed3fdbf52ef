import { describe, expect, it } from 'vitest'
import { patternOf } from '../../../source/papers/catalogue/address-pattern.ts'
import { loadEpaperReader } from '../../../source/papers/edition/page-reader.ts'
import { makeEdition } from '../../editions/index.ts'
import { openStreet } from '../street-paper.ts'

const epaperReader = await loadEpaperReader()

const DAY = '2026-07-18'

/** Fetches an edition of 临溪日报, printed with some date, from the address of the issue of DAY, under a name. */
const fetchUnder = async (name: string, printed: string) => {
  await using street = await openStreet()
  const { files, truth } = makeEdition('B', { paper: '临溪日报', date: printed })
  const here = (path: string): string => path.replace(/2026-\d\d\/\d\d/, '2026-07/18')
  for (const { path, bytes } of files) street.site.set(`/${here(path)}`, { body: bytes })
  const url = patternOf(`${street.site.origin}/${here(truth.pages[0]?.path ?? '')}`) ?? ''
  const told = await street.fetch(DAY, { reader: epaperReader }, { ...street.paper, name, url })
  const last = told.at(-1)
  if (last?.kind !== 'issue') throw new Error('no issue')
  return last.issue
}

describe("the paper's own name", () => {
  it('is what the catalogue calls it, in the issue and in every id', async () => {
    const issue = await fetchUnder('临溪晨报', DAY)
    expect(issue).toMatchObject({ name: '临溪晨报', datePublished: DAY })
    expect(issue.articles.length).toBeGreaterThan(3)
    expect(issue.articles.every(({ id }) => id.startsWith(`临溪晨报-${DAY}-`))).toBe(true)
    const ids = new Set(issue.articles.map(({ id }) => id))
    for (const { articles, areas = [] } of issue.pages)
      expect([...articles, ...areas.map(({ article }) => article)].filter((id) => !ids.has(id))).toEqual([])
    expect(issue.masthead.join(' ')).toContain('临溪日报')
    expect(issue.notes.filter(({ code }) => code === 'mismatch')).toEqual([])
  })

  it('leaves the date as printed, and notes that it is another', async () => {
    const issue = await fetchUnder('临溪日报', '2026-06-17')
    expect(issue.datePublished).toBe('2026-06-17')
    expect(issue.articles.every(({ id }) => id.startsWith('临溪日报-2026-06-17-'))).toBe(true)
    expect(issue.notes.filter(({ code }) => code === 'mismatch').map(({ message }) => message)).toEqual([
      'fetched as the issue of 2026-07-18, but printed as that of 2026-06-17',
    ])
  })
})
