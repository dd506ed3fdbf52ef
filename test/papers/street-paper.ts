import { openNetwork } from '../../source/papers/fetch/network.ts'
import { createPageMemory } from '../../source/papers/fetch/page-store.ts'
import {
  type EditionOptions,
  type FetchDependencies,
  fetchEditions,
  type Network,
  type PageReader,
  type PageStore,
  type Paper,
  type Progress,
} from '../../source/papers/index.ts'
import { createFakeClock, type FakeClock } from './fake-clock.ts'
import { openSite, type Site } from './site.ts'

/** Reads the simplest pages: a link leads to a page (`p-`), an article (`a-`) or a redirect (`to-`). */
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
    // The issue lists the names of its files, which is all that these tests check.
    contacts: files.map(({ name }) => ({ label: 'file', value: name })),
    source: { kind: 'epaper' },
    notes: [],
  }),
}

export const link = (href: string, kind: 'page' | 'article' | 'redirect', text = ''): string =>
  `<a href="${href}" class="${kind}">${text}</a>`

export const allOf = async <T>(stream: AsyncIterable<T>): Promise<readonly T[]> => {
  const all: T[] = []
  for await (const each of stream) all.push(each)
  return all
}

export interface Street extends AsyncDisposable {
  readonly site: Site
  readonly paper: Paper
  readonly dependencies: FetchDependencies
  readonly clock: FakeClock
  /** When each request to the site was sent, by `clock`. */
  readonly sent: readonly number[]
  /** Fetches an issue to the end and returns all progress. */
  fetch(day: string, options?: EditionOptions, paper?: Paper): Promise<readonly Progress[]>
}

export interface StreetOptions {
  readonly store?: PageStore
  readonly url?: string
  /** A host that sends no byte for this long is silent, ms. */
  readonly idleMs?: number
  readonly now?: string
}

/** A paper on an empty site of this machine, and all that it takes to fetch it. */
export const openStreet = async ({
  store,
  url,
  now,
  idleMs = 20_000,
}: StreetOptions = {}): Promise<Street> => {
  const clock = createFakeClock(now)
  const site = await openSite(clock.now)
  const network: Network = openNetwork({ privateOrigins: [site.origin], idleMs, maxBytes: 200_000 })
  const sent: number[] = []
  const watched: Network = {
    ...network,
    get: (request) => {
      if (new URL(request.url).origin === site.origin) sent.push(clock.now())
      return network.get(request)
    },
  }
  const dependencies: FetchDependencies = {
    network: watched,
    clock,
    store: store ?? createPageMemory(),
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
    sent,
    fetch: async (day, options, other = paper) =>
      allOf(
        fetchEditions(other, day === 'newest' ? day : [day], dependencies, {
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

/** Puts an issue on the site: pages named `p-1`…, each linking to all of them and to its own articles. */
export const print = (site: Site, day: string, articlesOf: readonly number[]): void => {
  const folder = `/${day.slice(0, 7)}/${day.slice(8)}`
  const pages = articlesOf.map((_, at) => link(`p-${at + 1}`, 'page', `第0${at + 1}版：要闻`)).join('')
  for (const [at, count] of articlesOf.entries()) {
    const own = Array.from({ length: count }, (_, n) => `a-${at + 1}-${n + 1}`)
    site.set(`${folder}/p-${at + 1}`, {
      body: pages + own.map((name) => link(name, 'article', name)).join(''),
    })
    for (const name of own) site.set(`${folder}/${name}`, { body: `<p>${name}` })
  }
}

export const filesOf = (told: readonly Progress[]): readonly string[] => {
  const last = told.at(-1)
  if (last?.kind !== 'issue') throw new Error(`no issue but ${last?.kind}`)
  return (last.issue.contacts ?? []).map(({ value }) => new URL(value).pathname.split('/').at(-1) ?? '')
}

export const kinds = (told: readonly Progress[]): readonly string[] => told.map(({ kind }) => kind)

/** The error that fetching an issue fails with. */
export const failing = async (street: Street, day = '2026-07-18', options?: EditionOptions) =>
  street.fetch(day, options).then(
    () => {
      throw new Error('it did not fail')
    },
    (error: Error) => error,
  )
