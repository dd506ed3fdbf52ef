import { NodeNetwork } from '../../source/papers/fetch/network.ts'
import {
  type EditionOptions,
  type FetchDependencies,
  fetchEditions,
  type Network,
  type PageReader,
  type PageStore,
  type Paper,
  type Progress,
  type StoredPage,
} from '../../source/papers/index.ts'
import { createFakeClock, type FakeClock } from './fake-clock.ts'
import { openSite, type Site } from './site.ts'

/** Reads pages that consist of links as `link` writes them. */
export const plainReader: PageReader = {
  isPage: (bytes) => bytes[0] !== 0x89,
  linksOf: (bytes, url) => {
    const html = new TextDecoder().decode(bytes)
    const linked = [...html.matchAll(/<a href="([^"]*)" class="(page|article|redirect)">([^<]*)/g)].map(
      ([, href = '', kind = '', text = '']) => ({ url: new URL(href, url).href, kind, text }),
    )
    const redirect = linked.find(({ kind }) => kind === 'redirect')
    return {
      pages: linked.filter(({ kind }) => kind === 'page').map(({ url, text }) => ({ url, label: text })),
      articles: linked
        .filter(({ kind }) => kind === 'article')
        .map(({ url, text }) => ({ url, title: text })),
      ...(redirect && { redirect: redirect.url }),
    }
  },
  readIssue: async (files) => ({
    format: 'baolan-issue/1',
    name: '街坊报',
    datePublished: '',
    masthead: [],
    pages: [],
    articles: [],
    // The issue lists the names of its files: these tests check no more.
    contacts: (await allOf(files)).map(({ name }) => ({ label: 'file', value: name })),
    source: { kind: 'epaper' },
    notes: [],
  }),
}

/** A link of a page for `plainReader`, as HTML. */
export const link = (href: string, kind: 'page' | 'article' | 'redirect', text = ''): string =>
  `<a href="${href}" class="${kind}">${text}</a>`

export const allOf = async <T>(stream: AsyncIterable<T>): Promise<readonly T[]> => {
  const values: T[] = []
  for await (const value of stream) values.push(value)
  return values
}

/** Pages in memory. */
const createMemoryStore = (): PageStore => {
  const pages = new Map<string, StoredPage>()
  return {
    get: async (url) => pages.get(url),
    put: async (page) => {
      pages.set(page.url, page)
    },
  }
}

export interface Fixture extends AsyncDisposable {
  readonly site: Site
  readonly paper: Paper
  readonly dependencies: FetchDependencies
  readonly clock: FakeClock
  /** When each request to the site was sent, by `clock`, ms. */
  readonly sentAt: readonly number[]
  /** Fetches an issue to the end with `plainReader` and returns all progress. */
  fetch(day: string, options?: EditionOptions, paper?: Paper): Promise<readonly Progress[]>
}

export interface FixtureOptions {
  /** In memory if absent. */
  readonly store?: PageStore
  /** Pattern of the front page, relative to the site. */
  readonly url?: string
  /** Longest time without a byte, ms. */
  readonly idleMs?: number
  /** The start of the clock. */
  readonly now?: string
}

/** Opens an empty site on this machine, with a paper on it and the dependencies to fetch it. */
export const openFixture = async ({
  store,
  url,
  now,
  idleMs = 20_000,
}: FixtureOptions = {}): Promise<Fixture> => {
  const clock = createFakeClock(now)
  const site = await openSite(clock.now)
  // A host that has not even a home page refuses everything.
  site.set('/', { body: '<p>街坊网' })
  const network = new NodeNetwork({ privateOrigins: [site.origin], idleMs, maxBytes: 200_000 })
  const sentAt: number[] = []
  const recordingNetwork: Network = {
    close: () => network.close(),
    get: (request) => {
      if (new URL(request.url).origin === site.origin) sentAt.push(clock.now())
      return network.get(request)
    },
  }
  const dependencies: FetchDependencies = {
    network: recordingNetwork,
    clock,
    store: store ?? createMemoryStore(),
    userAgent: 'baolan/test',
  }
  const paper: Paper = {
    name: '街坊报',
    url: `${site.origin}/${url ?? '{Y}-{m}/{d}/p-1'}`,
    family: 'other',
    origin: 'own',
  }
  return {
    site,
    paper,
    dependencies,
    clock,
    sentAt,
    fetch: async (day, options, fetched = paper) =>
      allOf(
        fetchEditions(fetched, day === 'newest' ? day : [day], dependencies, {
          reader: plainReader,
          ...options,
        }),
      ),
    [Symbol.asyncDispose]: async () => {
      network.close()
      await site[Symbol.asyncDispose]()
    },
  }
}

/**
 * Puts an issue on the site: pages `p-1`, `p-2` …, each with links to all pages and to its own articles `a-1-1`, `a-1-2` …
 * @param articleCounts the number of articles of each page
 */
export const publishIssue = (site: Site, day: string, articleCounts: readonly number[]): void => {
  const folder = `/${day.slice(0, 7)}/${day.slice(8)}`
  const pages = articleCounts
    .map((_, index) => link(`p-${index + 1}`, 'page', `第0${index + 1}版：要闻`))
    .join('')
  for (const [index, count] of articleCounts.entries()) {
    const articles = Array.from({ length: count }, (_, n) => `a-${index + 1}-${n + 1}`)
    site.set(`${folder}/p-${index + 1}`, {
      body: pages + articles.map((name) => link(name, 'article', name)).join(''),
    })
    for (const name of articles) site.set(`${folder}/${name}`, { body: `<p>${name}` })
  }
}

/** The names of the files that an issue was read from: `p-1`, `a-1-1` … */
export const filesOf = (progress: readonly Progress[]): readonly string[] => {
  const last = progress.at(-1)
  if (last?.kind !== 'issue') throw new Error(`no issue but ${last?.kind}`)
  return (last.issue.contacts ?? []).map(({ value }) => new URL(value).pathname.split('/').at(-1) ?? '')
}

export const kindsOf = (progress: readonly Progress[]): readonly string[] => progress.map(({ kind }) => kind)

/** Fetches an issue and returns the error that it fails with. */
export const fetchError = async (fixture: Fixture, day = '2026-07-18', options?: EditionOptions) =>
  fixture.fetch(day, options).then(
    () => {
      throw new Error('it did not fail')
    },
    (error: Error) => error,
  )
