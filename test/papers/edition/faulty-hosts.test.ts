import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../../source/papers/fetch/limits.ts'
import { FetchFailure, NoIssue } from '../../../source/papers/index.ts'
import { filesOf, link, openFixture, publishIssue } from '../paper-fixture.ts'
import type { Reply } from '../site.ts'

const DAY = '2026-07-18'

/** The pages and articles of an issue of three pages. */
const NAMES = [
  'p-1',
  'p-2',
  'p-3',
  ...[1, 2, 3].flatMap((page) => [1, 2].map((article) => `a-${page}-${article}`)),
]

const FAULTS: readonly Reply[] = [
  { status: 404 },
  { status: 403 },
  { status: 418 },
  { status: 500 },
  { status: 503, headers: { 'retry-after': '7' } },
  { status: 429, headers: { 'retry-after': 'Sat, 18 Jul 2026 00:00:00 GMT' } },
  { status: 429, headers: { 'retry-after': '99999' } },
  { status: 301, headers: { location: 'p-1' } },
  { status: 302, headers: { location: '/elsewhere' } },
  { status: 302, headers: { location: 'http://[broken' } },
  { status: 302, headers: { location: 'http://169.254.169.254/latest/' } },
  { status: 302 },
  { status: 204 },
  { status: 304 },
  { body: '' },
  { body: 'not a page' },
  { body: new Uint8Array([0x89, 0x50, 0x4e, 0x47]) },
  { body: 'x'.repeat(100), transfer: 'cut' },
  { transfer: 'endless' },
  { transfer: 'bomb' },
  { body: link('p-2', 'redirect') },
  { body: link('javascript:alert(1)', 'page') + link('data:,x', 'article') + link('p-9', 'page') },
  { headers: { 'content-encoding': 'gzip' }, body: 'not compressed' },
]

/** Faulty replies by the name of their page or article. */
const faultyReplies = fc.dictionary(
  fc.constantFrom(...NAMES),
  fc.array(fc.constantFrom(...FAULTS), { minLength: 1, maxLength: 3 }),
  {
    maxKeys: 6,
  },
)

describe('a host with faulty responses', () => {
  it('never makes a fetch exceed its limits, hang, or throw anything but FetchFailure and NoIssue', async () => {
    await fc.assert(
      fc.asyncProperty(faultyReplies, fc.boolean(), async (repliesByName, recovers) => {
        await using fixture = await openFixture()
        publishIssue(fixture.site, DAY, [2, 2, 2])
        for (const [name, replies] of Object.entries(repliesByName)) {
          const page = { body: link('a-1-1', 'article') + link('p-3', 'page') }
          fixture.site.set(`/2026-07/18/${name}`, ...replies, ...(recovers ? [page] : []))
        }
        const result = await fixture.fetch(DAY).catch((error: unknown) => error)
        if (Array.isArray(result)) {
          const files = filesOf(result)
          expect(files.length).toBeGreaterThan(1)
          expect(new Set(files).size).toBe(files.length)
        } else expect(result instanceof FetchFailure || result instanceof NoIssue, String(result)).toBe(true)
        expect(fixture.site.mostAtOnce).toBeLessThanOrEqual(LIMITS.inFlight)
        for (const path of new Set(fixture.site.requests.map((request) => request.path)))
          expect(fixture.site.count(path), path).toBeLessThanOrEqual(LIMITS.attempts * NAMES.length)
        for (const [index, time] of fixture.sentAt.entries())
          if (index > 0)
            expect(time - (fixture.sentAt[index - 1] ?? 0)).toBeGreaterThanOrEqual(LIMITS.pauseMs)
      }),
      { numRuns: 60 },
    )
  })
})
