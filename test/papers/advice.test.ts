import { describe, expect, it } from 'vitest'
import { sayWithin, wordsFor } from '../../source/language/index.ts'
import {
  adviceFor,
  type ConfigFile,
  correctionOf,
  FetchFailure,
  loadPapers,
  NoIssue,
  type Paper,
  whyNotFetched,
} from '../../source/papers/index.ts'
import { english } from '../english.ts'

const PATH = '/home/me/.config/baolan/config.json'
const CONFIG: ConfigFile = { path: PATH, holds: 'nothing' }

const paper: Paper = {
  name: '街坊报',
  url: 'http://a.example/{Y}-{m}/{d}/node_1.htm',
  entry: 'http://a.example/paperindex.htm',
  family: 'founder',
  origin: 'own',
  private: true,
}

const moved = new NoIssue(paper, '2026-07-18', { seekNearest: true })

const adviceText = (error: unknown): string => {
  const advice = adviceFor(paper, error, CONFIG)
  return advice ? english(advice) : ''
}

describe('the advice', () => {
  it.each([
    [
      new FetchFailure('wall', paper.url, ['robotWall', '瑞数']),
      /baolan add FOLDER.*"userAgent" in .*config/,
    ],
    [new FetchFailure('forbidden', paper.url, ['refusesProgram', 403]), /baolan add FOLDER.*"userAgent"/],
    [new FetchFailure('login', paper.url, ['needsLogin']), /baolan add FOLDER$/],
    [new FetchFailure('script', paper.url, ['drawnByScript']), /baolan add FOLDER$/],
    [new FetchFailure('robots', paper.url, ['robotsForbid']), /baolan add FOLDER$/],
    [new FetchFailure('chain', paper.url, ['chainIncomplete']), /baolan add FOLDER$/],
    [new FetchFailure('silent', paper.url, ['silentHost', 20]), /https_proxy/],
    [moved, /has changed.*\{"papers"/],
    [new FetchFailure('host', paper.url, ['noSuchHost']), /has changed.*\{"papers"/],
    [new FetchFailure('status', paper.url, ['hostAnswers', 500]), /^$/],
    [new FetchFailure('unreadable', paper.url, ['noArticleLinked']), /^$/],
    [new FetchFailure('offline', paper.url, ['noNetwork']), /^$/],
    [new FetchFailure('budget', paper.url, ['limitOfRequests', 4]), /^$/],
    [new NoIssue(paper, '2026-07-18', { nearest: '2026-07-17', seekNearest: true }), /^$/],
  ])('fits the kind of failure: %s', (error, advice) => {
    expect(adviceText(error)).toMatch(advice)
  })

  it('corrects no address where the address is not the fault', () => {
    for (const kind of ['wall', 'login', 'script', 'forbidden', 'silent', 'robots', 'secure'] as const)
      expect(adviceText(new FetchFailure(kind, paper.url, ['noNetwork'])), kind).not.toContain('papers')
  })

  it('names the paper instead of one of its addresses', () => {
    const wall = new FetchFailure('wall', 'http://a.example/2026-07/18/node_1.htm', ['robotWall', '加速乐'])
    expect(english(whyNotFetched(paper, wall))).toMatch(/^街坊报: a wall against robots \(加速乐\)/)
    for (const [kind, why] of [
      ['chain', 'chainIncomplete'],
      ['protocol', 'protocolTooOld'],
    ] as const)
      expect(english(whyNotFetched(paper, new FetchFailure(kind, paper.url, [why])))).toMatch(/^街坊报: /)
  })
})

/** The entry that a message says is to be written. */
const entryIn = (message: string): unknown => JSON.parse(/\{"papers.*/.exec(message)?.[0] ?? '').papers[0]

describe('how to correct a paper', () => {
  it('names the file and a complete entry that can be read from it', async () => {
    const message = english(correctionOf(paper, CONFIG, 'https://b.example/202607/18/node_A01.html'))
    expect(message).toContain(PATH)
    const { origin, ...rest } = paper
    expect(entryIn(message)).toEqual({ ...rest, url: 'https://b.example/{Y}{m}/{d}/node_A01.html' })
    const catalogue = await loadPapers('{"papers":[]}', [entryIn(message)])
    expect(catalogue.papers[0]).toMatchObject({ name: '街坊报', private: true, origin })
  })

  it('keeps long addresses whole where an error is written in one line', () => {
    const long: Paper = { ...paper, url: `http://a.example/${'szb/'.repeat(30)}{Y}-{m}/{d}/node_1.htm` }
    const advice = adviceFor(long, moved, CONFIG) ?? ['noNetwork']
    const line = sayWithin(wordsFor('en'), ['each', whyNotFetched(long, moved), advice], 292)
    expect(entryIn(line)).toMatchObject({ url: expect.stringContaining('szb/'.repeat(30)), private: true })
  })

  it('shows an address of the right form, and not the one that failed', () => {
    const entry = entryIn(english(correctionOf(paper, CONFIG)))
    expect(entry).toMatchObject({ url: 'http://example.org/{Y}-{m}/{d}/node_1.htm', private: true })
  })

  /** The file as it is once the user has done what the message says. */
  const corrected = (text: string, message: string): unknown => {
    const entry = message.slice(message.indexOf(' like this: ') + ' like this: '.length)
    const mark = /right after its (.*) , like/.exec(message)?.[1]
    if (mark !== undefined) return JSON.parse(text.replace(mark, `${mark}${entry}`))
    if (message.includes('in the place of the entry'))
      return JSON.parse(text.replace(/\{[^{}]*"街坊报".*?\}/, () => entry))
    return JSON.parse(entry)
  }

  it.each([
    ['no file', '', 'nothing', 'the catalogue', 1],
    ['a file without papers', '{"lang": "en"}', 'noPapers', 'the catalogue', 1],
    ['an empty list', '{"papers": [], "lang": "en"}', 'emptyList', 'the catalogue', 1],
    ['a list of others', '{"papers": [{"name":"晨报","url":"x"}]}', 'papers', 'the catalogue', 2],
    [
      'a list with the paper',
      '{"papers": [{"name":"晨报"}, {"name":"街坊报","url":"x"}]}',
      'papers',
      'own',
      2,
    ],
  ] as const)('fits into what is there: %s', (_, text, holds, origin, count) => {
    const wrong: Paper = { ...paper, origin, aliases: ['街报'] }
    const message = english(correctionOf(wrong, { path: PATH, holds }, 'https://b.example/202607/18/1.html'))
    const config = corrected(text, message) as { papers: readonly Record<string, unknown>[]; lang?: string }
    expect(config.papers).toHaveLength(count)
    expect(config.papers.find(({ name }) => name === '街坊报')).toMatchObject({
      ...{ url: 'https://b.example/{Y}{m}/{d}/1.html', family: 'founder', private: true },
      ...(origin === 'own' && { aliases: ['街报'] }),
    })
    if (text.includes('lang')) expect(config.lang).toBe('en')
  })

  it('includes the doubt about an address', () => {
    expect(english(correctionOf({ ...paper, doubt: 'the address is that of 晨报' }, CONFIG))).toMatch(
      /^街坊报: the address is that/,
    )
  })
})
