import { readIssue } from '../../../source/ingest/index.ts'
import type { Issue } from '../../../source/issue/index.ts'
import { type EditionOptions, FAMILIES, makeEdition, makeJsonSite } from '../../editions/index.ts'

const SITE = 'http://paper.invalid/'
const FEWEST = 6
const MOST = 9

/** An issue, and the family of its site; `day` is the one file of JSON that says where its articles stand. */
export type FrontPage = readonly [family: (typeof FAMILIES)[number] | 'day', issue: Issue]

/**
 * An invented issue of two pages for each family whose pages have areas, six to nine on each, made up as newspapers are:
 * a lead in the shape of an L, a nameplate with an ear. All have an `image` but that of JSON, which states no size.
 */
export const frontPages = (options: EditionOptions = {}): Promise<readonly FrontPage[]> => {
  const mapped = FAMILIES.filter((family) => family !== 'L')
  const optionsOf = (at: number): EditionOptions => ({
    articles: FEWEST + (at % (MOST - FEWEST + 1)),
    seed: 21 + at,
    ...options,
  })
  const json = makeJsonSite('day', optionsOf(mapped.length)).answers.map(({ path, body }) => ({
    name: SITE + path,
    bytes: new TextEncoder().encode(body),
  }))
  return Promise.all([
    ...mapped.map(async (family, at): Promise<FrontPage> => {
      const { files } = makeEdition(family, optionsOf(at))
      return [family, await readIssue(files.map(({ path, bytes }) => ({ name: SITE + path, bytes })))]
    }),
    readIssue(json).then((issue): FrontPage => ['day', issue]),
  ])
}
