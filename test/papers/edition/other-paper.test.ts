import { describe, expect, it } from 'vitest'
import { loadEpaperReader } from '../../../source/papers/edition/page-reader.ts'
import type { EditionOptions, Paper, Progress } from '../../../source/papers/index.ts'
import { articlePage, layoutPage } from '../handmade.ts'
import { type Fixture, openFixture } from '../paper-fixture.ts'
import type { Reply } from '../site.ts'

const DAY = '2026-07-18'

/** A layout page and an article that print this name in their titles, or none. */
const publish = ({ site }: Fixture, path: string, name: string, articleName = name): void => {
  const folder = path.replace(/[^/]*$/, '')
  const titled = (page: string, title: string) => page.replace(/<title>[^<]*/, `<title>${title}`)
  const front = layoutPage({
    head: '2026年07月18日 星期六',
    pages: [[path.slice(folder.length), '第01版：要闻']],
    articles: [['content_1.htm', '春茶上市']],
  })
  site.set(path, { body: titled(front, name) })
  const article = articlePage('春茶上市', '2026年07月18日 星期六')
  site.set(`${folder}content_1.htm`, { body: titled(article, articleName && `春茶上市-${articleName}`) })
}

const redirect = (location: string): Reply => ({ status: 302, headers: { location } })
const link = (href: string, words: string): string => `<a href="${href}">${words}</a>`

const fetchAs = async (
  fixture: Fixture,
  paper: Partial<Paper> = {},
  options: EditionOptions = {},
): Promise<{ readonly progress: readonly Progress[]; readonly error?: unknown }> => {
  const progress: Progress[] = []
  const wanted: Paper = {
    ...fixture.paper,
    name: '街坊晚报',
    family: 'founder',
    url: `${fixture.site.origin}/wb/html/{Y}-{m}/{d}/node_1.htm`,
    ...paper,
  }
  const reader = await loadEpaperReader()
  try {
    progress.push(...(await fixture.fetch(DAY, { reader, ...options }, wanted)))
    return { progress }
  } catch (error) {
    return { progress, error }
  }
}

const ofKind = (progress: readonly Progress[], kind: Progress['kind']): readonly Progress[] =>
  progress.filter((each) => each.kind === kind)

const OTHER = '/rb/html/2026-07/18/node_1.htm'
const ENTRY = '/wb/paperindex.htm'

/** What may lead from one paper to another. */
const LEADS: readonly (readonly [
  way: string,
  set: (fixture: Fixture) => Partial<EditionOptions> | undefined,
])[] = [
  [
    'the newest paper of its host, by a redirect',
    ({ site }) => {
      site.set(ENTRY, redirect(OTHER))
      return undefined
    },
  ],
  [
    'a portal whose only links are those of another paper',
    ({ site }) => {
      site.set(ENTRY, { body: `<body>${link(OTHER, '第01版：要闻')}</body>` })
      return undefined
    },
  ],
  [
    'a page in its own folder',
    (fixture) => {
      publish(fixture, '/wb/html/2026-07/18/node_101.htm', '街坊日报')
      fixture.site.set(ENTRY, redirect('/wb/html/2026-07/18/node_101.htm'))
      return undefined
    },
  ],
  [
    'an edition that is a paper of its own',
    (fixture) => {
      publish(fixture, '/hw/html/2026-07/18/node_1.htm', '街坊晚报海外版')
      fixture.site.set(ENTRY, redirect('/hw/html/2026-07/18/node_1.htm'))
      return undefined
    },
  ],
  [
    'pages of which only the articles print a name',
    (fixture) => {
      publish(fixture, OTHER, '', '街坊日报')
      fixture.site.set(ENTRY, redirect(OTHER))
      return undefined
    },
  ],
  [
    'its own address, redirected',
    ({ site }) => {
      site.set('/wb/html/2026-07/18/node_1.htm', redirect(OTHER))
      return undefined
    },
  ],
  [
    'what an earlier run learned',
    ({ site }) => ({
      learned: { url: `${site.origin}/rb/html/{Y}-{m}/{d}/node_1.htm`, since: '2026-07-01' },
    }),
  ],
]

describe('a page of another paper', () => {
  it.each(LEADS)('is neither learned nor kept: %s', async (_, set) => {
    await using fixture = await openFixture()
    publish(fixture, OTHER, '街坊日报')
    const { progress, error } = await fetchAs(fixture, {}, set(fixture) ?? {})
    expect(error).toMatchObject({ name: 'NoIssue', nearest: undefined })
    for (const kind of ['issue', 'moved'] as const) expect(ofKind(progress, kind)).toEqual([])
  })

  it.each([
    ['with its own name', '街坊晚报', {}],
    ['with an alias', '老街坊报', { aliases: ['老街坊报'] }],
    ['in traditional characters', '街坊晚報', {}],
    ['in the title of its site', '街坊晚报数字报-街坊网', {}],
    ['with a word less', '街坊晚报', { name: '街坊晚报周末' }],
    ['without a name', '', {}],
  ] as const)('is none %s', async (_, name, paper) => {
    await using fixture = await openFixture()
    publish(fixture, '/new/html/2026-07/18/node_1.htm', name)
    fixture.site.set(ENTRY, redirect('/new/html/2026-07/18/node_1.htm'))
    const { progress, error } = await fetchAs(fixture, paper)
    expect(error).toBeUndefined()
    expect(ofKind(progress, 'moved')).toHaveLength(1)
    expect(ofKind(progress, 'issue')).toHaveLength(1)
  })

  it('is not looked for at the paper’s own address, whose site may have the name of another', async () => {
    await using fixture = await openFixture()
    publish(fixture, '/wb/html/2026-07/18/node_1.htm', '街坊日报社数字报')
    const { progress } = await fetchAs(fixture)
    expect(ofKind(progress, 'issue')).toHaveLength(1)
  })
})
