import { describe, expect, it } from 'vitest'
import {
  type FetchDependencies,
  fetchEditions,
  type HttpRequest,
  type HttpResponse,
  type PageReader,
  type Paper,
  type Progress,
  type StoredPage,
} from '../../../source/papers/index.ts'
import { english } from '../../english.ts'
import { createFakeClock } from '../fake-clock.ts'
import { allOf, filesOf, link, plainReader } from '../paper-fixture.ts'

const DAY = '2026-07-18'
const FRONT = 'https://paper.example.com.cn/2026-07/18/p-1'

type Answer = string | { readonly location: string }

interface Internet {
  readonly requests: readonly HttpRequest[]
  readonly stored: ReadonlyMap<string, StoredPage>
  readonly dependencies: FetchDependencies
  /** Fetches the issue with `limits`. */
  fetch(limits?: Readonly<Record<string, number>>, reader?: PageReader): Promise<readonly Progress[]>
  /** How many requests went to a host. */
  sentTo(host: string): number
  forgetStored(): void
}

/** A made-up internet: `answer` gives the page of an address, where it redirects to, or nothing for 404. */
const internetOf = (
  answer: (url: string) => Answer | undefined,
  { url = FRONT, isPrivate = false }: { readonly url?: string; readonly isPrivate?: boolean } = {},
): Internet => {
  const requests: HttpRequest[] = []
  const stored = new Map<string, StoredPage>()
  const get = async (request: HttpRequest): Promise<HttpResponse> => {
    requests.push(request)
    const found = request.url.endsWith('/robots.txt') ? undefined : answer(request.url)
    if (found === undefined) return { status: 404, headers: {}, bytes: new Uint8Array() }
    if (typeof found === 'object') return { status: 302, headers: { ...found }, bytes: new Uint8Array() }
    return { status: 200, headers: {}, bytes: Buffer.from(found) }
  }
  const dependencies: FetchDependencies = {
    network: { get, close: () => {} },
    clock: createFakeClock(),
    store: { get: async (key) => stored.get(key), put: async (page) => void stored.set(page.url, page) },
    userAgent: 'baolan/test',
  }
  const pattern = url.replace('2026-07/18', '{Y}-{m}/{d}')
  const paper: Paper = { name: '街坊报', url: pattern, family: 'other', origin: 'own', private: isPrivate }
  return {
    requests,
    stored,
    dependencies,
    fetch: (limits = {}, reader = plainReader) =>
      allOf(fetchEditions(paper, [DAY], dependencies, { reader, limits })),
    sentTo: (host) => requests.filter((request) => new URL(request.url).host === host).length,
    forgetStored: () => stored.clear(),
  }
}

const linksTo = (hrefs: readonly string[], kind: 'page' | 'article' = 'article'): string =>
  hrefs.map((href, index) => link(href, kind, `第${index + 1}则`)).join('')

const numbered = (count: number, prefix: string): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`)

/** A paper whose front page links to these articles, each of which has `body`. */
const paperWith = (articles: readonly string[], body: string): Internet =>
  internetOf((url) => (url === FRONT ? linksTo(articles) : body))

const missingOf = (progress: readonly Progress[]): readonly string[] => {
  const last = progress.at(-1)
  return last?.kind === 'issue' ? last.missing.map(({ failure }) => english(failure.why)) : []
}

describe('the budget of an edition', () => {
  it.each([
    ['text, which is held several times over', 'x'.repeat(25_000)],
    ['text that only begins like a tag', `< ${'x'.repeat(24_900)}`],
    ['attributes, which are held once', `<i title="${'x'.repeat(100_000)}">`],
    ['tags, which take more memory than their bytes', '<i>'.repeat(490)],
    ['short paragraphs, which take hundreds of times theirs', '<p>\n 字</p>'.repeat(138)],
    ['line ends, which do too', 'x\n'.repeat(640)],
  ])('ends it at its megabytes of %s, and keeps what came before', async (_, body) => {
    const internet = paperWith(numbered(40, 'a-'), body)
    const progress = await internet.fetch({ megabytes: 1 })
    expect(filesOf(progress)).toEqual(['p-1', ...numbered(10, 'a-')])
    expect(missingOf(progress)).toHaveLength(30)
    expect(new Set(missingOf(progress))).toEqual(
      new Set([
        'the limit of 1 MB for one edition is reached; "fetch": {"megabytes"} in config.json raises it',
      ]),
    )
    const last = progress.at(-1)
    expect(last?.kind === 'issue' && last.issue.notes.map(({ code }) => code)).toEqual(
      Array(30).fill('missing'),
    )
  })

  it('counts stored pages too: they are read like others', async () => {
    const internet = paperWith(numbered(20, 'a-'), 'x'.repeat(25_000))
    await internet.fetch()
    expect(internet.stored.size).toBe(21)
    expect(missingOf(await internet.fetch({ megabytes: 1 }))).toHaveLength(10)
  })

  it('ends it at its requests', async () => {
    const internet = paperWith(numbered(40, 'a-'), 'body')
    const progress = await internet.fetch({ requests: 12 })
    expect(internet.requests).toHaveLength(12)
    expect(filesOf(progress)).toHaveLength(11)
    expect(missingOf(progress)[0]).toMatch(/^the limit of 12 requests .*"requests"/)
  })

  it('sends a stranger no more than a few requests, however many links lead there', async () => {
    const internet = paperWith(numbered(3_000, 'http://victim.example/'), 'body')
    const progress = await internet.fetch()
    expect(internet.sentTo('victim.example')).toBe(200)
    expect(missingOf(progress).at(-1)).toMatch(/^the limit of 200 requests beyond .*"foreignRequests"/)
  })

  it.each([
    ['links', (n: number) => `http://victim-${n}.example/a`],
    ['links to many ports', (n: number) => `http://victim.example:${8_000 + n}/a`],
    ['redirects', (n: number) => `a-${n}`],
  ])('follows %s to no more than a few strangers', async (_, hrefOf) => {
    const internet = internetOf((url) => {
      const [, number] = /\/a-(\d+)$/.exec(url) ?? []
      if (number) return { location: `http://victim-${number}.example/a` }
      return url === FRONT ? linksTo([1, 2, 3, 4, 5, 6].map(hrefOf)) : 'body'
    })
    const progress = await internet.fetch()
    const hosts = new Set(internet.requests.map(({ url }) => new URL(url).host))
    expect([...hosts].filter((host) => host.startsWith('victim'))).toHaveLength(2)
    expect(missingOf(progress)[0]).toMatch(/^the limit of 2 hosts beyond .*"foreignHosts"/)
  })

  it('does not count the hosts of the own site, nor the site where the layout pages are', async () => {
    const body = linksTo(numbered(30, 'a-'))
    const internet = internetOf((url) => {
      if (url === FRONT)
        return (
          linksTo(['http://edition.example/2026-07/18/p-2'], 'page') +
          linksTo(numbered(30, 'http://www.example.com.cn/c-'))
        )
      return url.endsWith('p-2') ? body : 'body'
    })
    const progress = await internet.fetch({ foreignRequests: 2, foreignHosts: 1 })
    expect(missingOf(progress)).toEqual([])
    expect(filesOf(progress)).toHaveLength(62)
    // A neighbour under com.cn is a stranger.
    const neighbour = paperWith(numbered(9, 'http://paper.com.cn/c-'), 'body')
    expect(missingOf(await neighbour.fetch({ foreignRequests: 3 }))).toHaveLength(7)
  })

  it('follows a front page that has moved to another site', async () => {
    const internet = internetOf((url) => {
      if (url === FRONT) return { location: 'https://moved.example/2026-07/18/p-1' }
      return url.endsWith('p-1') ? linksTo(numbered(30, 'a-')) : 'body'
    })
    expect(missingOf(await internet.fetch({ foreignRequests: 2 }))).toEqual([])
  })
})

describe('a page that would take too much memory', () => {
  it('is not parsed, and the rest of the edition is fetched', async () => {
    const heavy = '<p>字'.repeat(300)
    const internet = internetOf((url) =>
      url === FRONT ? linksTo(['a-1', 'a-2']) : url.endsWith('a-1') ? heavy : 'body',
    )
    const parsed: string[] = []
    const reader: PageReader = {
      ...plainReader,
      linksOf: (bytes, url) => {
        parsed.push(url)
        return plainReader.linksOf(bytes, url)
      },
    }
    const progress = await internet.fetch({ megabytes: 1 }, reader)
    expect(parsed.filter((url) => url.endsWith('a-1'))).toEqual([])
    expect(filesOf(progress)).toHaveLength(2)
    expect(missingOf(progress)).toEqual([
      'would take 1 MB of memory, over the limit of 0.25 MB for one page: a quarter of "fetch": {"megabytes"} in config.json',
    ])
    // Nor is it requested again because the store has it.
    await internet.fetch({ megabytes: 1 }, reader)
    expect(internet.requests.filter(({ url }) => url.endsWith('a-1'))).toHaveLength(1)
  })
})

describe('the pages of an edition', () => {
  it('are taken from the store one at a time when they are read', async () => {
    const internet = paperWith(numbered(9, 'a-'), 'body')
    const { store } = internet.dependencies
    let taken = 0
    let most = 0
    const reader: PageReader = {
      ...plainReader,
      readIssue: async (files) => {
        const get = store.get.bind(store)
        Object.assign(store, {
          get: (url: string) => {
            taken++
            return get(url)
          },
        })
        let read = 0
        for await (const { bytes } of files) {
          expect(bytes.length).toBeGreaterThan(0)
          most = Math.max(most, taken - read++)
        }
        return plainReader.readIssue(allOfNone())
      },
    }
    await internet.fetch({}, reader)
    expect([taken, most]).toEqual([10, 1])
  })

  it('are requested again if the store has lost them', async () => {
    const internet = paperWith(numbered(3, 'a-'), 'body')
    const reader: PageReader = {
      ...plainReader,
      readIssue: (files) => {
        internet.forgetStored()
        return plainReader.readIssue(files)
      },
    }
    expect(filesOf(await internet.fetch({}, reader))).toHaveLength(4)
  })
})

async function* allOfNone() {}

describe('the referrer', () => {
  const refererAt = ({ requests }: Internet, end: string): string | undefined =>
    requests.find(({ url }) => url.endsWith(end))?.headers.referer

  it('is the origin alone, and nothing where a secure page leads to an insecure one', async () => {
    const internet = paperWith(['a-1', 'http://other.example/c-1', 'https://other.example/c-2'], 'body')
    await internet.fetch()
    expect(refererAt(internet, 'a-1')).toBe('https://paper.example.com.cn/')
    expect(refererAt(internet, 'c-1')).toBeUndefined()
    expect(refererAt(internet, 'c-2')).toBe('https://paper.example.com.cn/')
    expect(internet.requests.filter(({ url }) => url.endsWith('robots.txt'))[0]?.headers).not.toHaveProperty(
      'referer',
    )
  })

  it('is taken away by a redirect from a secure to an insecure address', async () => {
    const internet = internetOf((url) => {
      if (url === FRONT) return linksTo(['a-1'])
      return url.startsWith('https:') ? { location: 'http://paper.example.com.cn/b-1' } : 'body'
    })
    await internet.fetch()
    expect(refererAt(internet, 'b-1')).toBeUndefined()
  })

  it('never names a private network to another host', async () => {
    const url = 'http://intranet.example/2026-07/18/p-1'
    const internet = internetOf(
      (asked) => (asked === url ? linksTo(['a-1', 'http://other.example/c-1']) : 'body'),
      {
        url,
        isPrivate: true,
      },
    )
    await internet.fetch()
    expect(refererAt(internet, 'a-1')).toBe('http://intranet.example/')
    expect(refererAt(internet, 'c-1')).toBeUndefined()
  })
})
