import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../../source/papers/fetch/limits.ts'
import { FetchFailure, NoIssue } from '../../../source/papers/index.ts'
import type { Reply } from '../site.ts'
import { filesOf, link, openStreet, print } from '../street-paper.ts'

const DAY = '2026-07-18'

const PATHS = ['p-1', 'p-2', 'p-3', ...[1, 2, 3].flatMap((page) => [1, 2].map((at) => `a-${page}-${at}`))]

const DIRT: readonly Reply[] = [
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
  { body: 'x'.repeat(100), manner: 'cut' },
  { manner: 'endless' },
  { manner: 'bomb' },
  { body: link('p-2', 'redirect') },
  { body: link('javascript:alert(1)', 'page') + link('data:,x', 'article') + link('p-9', 'page') },
  { headers: { 'content-encoding': 'gzip' }, body: 'not packed' },
]

const dirty = fc.dictionary(
  fc.constantFrom(...PATHS),
  fc.array(fc.constantFrom(...DIRT), { minLength: 1, maxLength: 3 }),
  {
    maxKeys: 6,
  },
)

describe('whatever a host answers', () => {
  it('a fetch keeps its limits and ends with an issue or a reason, and with whole pages only', async () => {
    await fc.assert(
      fc.asyncProperty(dirty, fc.boolean(), async (replies, heals) => {
        await using street = await openStreet()
        print(street.site, DAY, [2, 2, 2])
        for (const [name, dirt] of Object.entries(replies)) {
          const page = { body: link('a-1-1', 'article') + link('p-3', 'page') }
          street.site.set(`/2026-07/18/${name}`, ...dirt, ...(heals ? [page] : []))
        }
        const told = await street.fetch(DAY).catch((error: unknown) => error)
        if (Array.isArray(told)) {
          const files = filesOf(told)
          expect(files.length).toBeGreaterThan(1)
          expect(new Set(files).size).toBe(files.length)
        } else expect(told instanceof FetchFailure || told instanceof NoIssue, String(told)).toBe(true)
        expect(street.site.mostAtOnce).toBeLessThanOrEqual(LIMITS.inFlight)
        for (const path of new Set(street.site.asked.map((each) => each.path)))
          expect(street.site.count(path), path).toBeLessThanOrEqual(LIMITS.attempts * PATHS.length)
        for (const [at, time] of street.sent.entries())
          if (at > 0) expect(time - (street.sent[at - 1] ?? 0)).toBeGreaterThanOrEqual(LIMITS.pauseMs)
      }),
      { numRuns: 60 },
    )
  })
})
