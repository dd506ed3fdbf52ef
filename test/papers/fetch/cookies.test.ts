import { describe, expect, it } from 'vitest'
import { CookieJar } from '../../../source/papers/fetch/cookies.ts'
import { createFakeClock } from '../fake-clock.ts'
import { fetchError, filesOf, openFixture, publishIssue } from '../paper-fixture.ts'

const jarWith = (url: string, ...headers: readonly string[]) => {
  const clock = createFakeClock('2026-07-20T04:00:00Z')
  const jar = new CookieJar(clock)
  jar.take(url, headers)
  return { jar, clock }
}

const PAGE = 'https://epaper.a.com.cn/rb/index.html'

describe('the cookies of a run', () => {
  it('go back to a host that redirects to itself until it sees them', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, '2026-07-18', [1])
    const page = fixture.site
    page.set(
      '/2026-07/18/p-1',
      { status: 302, headers: { location: '/2026-07/18/p-1', 'set-cookie': 'seen=1; Path=/' } },
      { body: '<a href="a-1-1" class="article">一</a>' },
    )
    expect(filesOf(await fixture.fetch('2026-07-18'))).toEqual(['p-1', 'a-1-1'])
    expect(page.requests.map(({ headers }) => headers.cookie)).toEqual([
      undefined,
      undefined,
      'seen=1',
      'seen=1',
    ])
    // Nothing of them lasts.
    page.forget()
    await fixture.fetch('2026-07-18', { refresh: true })
    expect(page.requests.map(({ headers }) => headers.cookie)).toContain(undefined)
    expect(page.requests.every(({ headers }) => headers.cookie === undefined)).toBe(true)
  })

  it('do not end a circle that goes on all the same', async () => {
    await using fixture = await openFixture()
    const again = { status: 302, headers: { location: '/2026-07/18/p-1', 'set-cookie': 'n=1' } }
    fixture.site.set('/2026-07/18/p-1', again)
    expect(await fetchError(fixture)).toMatchObject({ kind: 'redirects' })
    expect(fixture.site.requests.length).toBeLessThan(10)
  })

  it.each([
    ['the same host', 'a=1', PAGE, 'a=1'],
    ['another page of the folder', 'a=1', 'https://epaper.a.com.cn/rb/202607/18/node_01.html', 'a=1'],
    ['another folder', 'a=1', 'https://epaper.a.com.cn/wb/index.html', undefined],
    ['another folder, for all paths', 'a=1; path=/', 'https://epaper.a.com.cn/wb/index.html', 'a=1'],
    ['a folder of a longer name', 'a=1; path=/rb', 'https://epaper.a.com.cn/rbx/a.html', undefined],
    ['another host', 'a=1; path=/', 'https://www.a.com.cn/', undefined],
    ['another host of the domain', 'a=1; path=/; domain=.a.com.cn', 'https://www.a.com.cn/', 'a=1'],
    ['hosts of a whole country', 'a=1; path=/; domain=com.cn', 'https://b.com.cn/', undefined],
    ['a stranger', 'a=1; path=/; domain=b.example', 'https://b.example/', undefined],
    ['without encryption', 'a=1; path=/; secure', 'http://epaper.a.com.cn/rb/', undefined],
    ['nobody, having expired', 'a=1; expires=Wed, 01 Jan 2020 00:00:00 GMT', PAGE, undefined],
    ['nobody, having no age', 'a=1; max-age=0', PAGE, undefined],
    ['nobody, with a line break in it', 'a=1\r\nx: y', PAGE, undefined],
    ['nobody, without a name', '=1', PAGE, undefined],
    ['nobody, being endless', `a=${'x'.repeat(5_000)}`, PAGE, undefined],
  ])('are sent to %s', (_, header, url, sent) => {
    expect(jarWith(PAGE, header).jar.headerFor(url)).toBe(sent)
  })

  it('end, are replaced and are removed', () => {
    const { jar, clock } = jarWith(PAGE, 'a=1; max-age=60', 'b=2', 'b=3', 'c=4')
    expect(jar.headerFor(PAGE)).toBe('a=1; b=3; c=4')
    jar.take(PAGE, ['c=; max-age=0'])
    clock.advance(61_000)
    expect(jar.headerFor(PAGE)).toBe('b=3')
  })

  it('are few', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => `c${index}=1`)
    expect(jarWith(PAGE, ...many).jar.headerFor(PAGE)?.length).toBeLessThan(500)
  })
})
