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

  const FRONT = '/2026-07/18/p-1'
  const ISSUE = { body: '<a href="a-1-1" class="article">一</a>' }

  it.each([
    ['a refresh', '<html><meta http-equiv="refresh" content="0">'],
    ['a refresh with its address', `<META HTTP-EQUIV=Refresh CONTENT="0; URL=${FRONT}">`],
    ['a refresh with quotes inside', `<meta content="1;url='p-1#top'" http-equiv="refresh">`],
    ['a script', '<script>window.location.reload()</script>'],
    ['a script with its address', `<script>location.href = "${FRONT}"</script>`],
    ['a script that names none', '<script>self.location=self.location.href;</script>'],
    ['a script that replaces it', `<script>top.location.replace('p-1')</script>`],
  ])('go back where a page only loads itself again, by %s', async (_, body) => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, '2026-07-18', [1])
    const { site } = fixture
    site.set(FRONT, { headers: { 'set-cookie': 'seen=1; Path=/' }, body }, ISSUE)
    expect(filesOf(await fixture.fetch('2026-07-18'))).toEqual(['p-1', 'a-1-1'])
    expect(site.count(FRONT)).toBe(2)
    expect(site.requests.filter(({ path }) => path === FRONT)[1]?.headers.cookie).toBe('seen=1')
  })

  it('go back where another page leads back', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, '2026-07-18', [1])
    const { site } = fixture
    site.set(FRONT, { body: '<a href="/check" class="redirect"></a>' }, ISSUE)
    const back = `<a href="${FRONT}" class="redirect"></a>`
    site.set('/check', { headers: { 'set-cookie': 'seen=1; Path=/' }, body: back })
    expect(filesOf(await fixture.fetch('2026-07-18'))).toEqual(['p-1', 'a-1-1'])
    expect(site.count(FRONT)).toBe(2)
  })

  it.each([
    ['without a cookie', {}, '<script>location.reload()</script>', 1],
    ['to another page', { 'set-cookie': 'n=1' }, '<script>location.href="/2026-07/18/p-9"</script>', 1],
    ['that comes again', { 'set-cookie': 'n=1' }, '<script>location.reload()</script>', 2],
    [
      'with an issue on it, which refreshes itself now and then',
      { 'set-cookie': 'n=1' },
      `<meta http-equiv="refresh" content="600">${ISSUE.body.repeat(5)}`,
      1,
    ],
  ] as const)('are not waited for more than once, for a page %s', async (_, headers, body, asked) => {
    await using fixture = await openFixture()
    fixture.site.set(FRONT, { headers, body })
    await fixture.fetch('2026-07-18').catch(() => undefined)
    expect(fixture.site.count(FRONT)).toBe(asked)
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
    ['its own host, being a stranger’s', 'a=1; domain=b.example', PAGE, undefined],
    ['its own host, being of a host below it', 'a=1; domain=x.epaper.a.com.cn', PAGE, undefined],
    ['its own host, being a whole country’s', 'a=1; domain=com.cn', PAGE, undefined],
    ['its own host, with a domain that says nothing', 'a=1; domain=', PAGE, 'a=1'],
    ['its own host, with that as its domain', 'a=1; domain=EPAPER.a.com.cn', PAGE, 'a=1'],
    ['without encryption', 'a=1; path=/; secure', 'http://epaper.a.com.cn/rb/', undefined],
    ['nobody, having expired', 'a=1; expires=Wed, 01 Jan 2020 00:00:00 GMT', PAGE, undefined],
    ['nobody, having no age', 'a=1; max-age=0', PAGE, undefined],
    ['nobody, with a line break in it', 'a=1\r\nx: y', PAGE, undefined],
    ['nobody, without a name', '=1', PAGE, undefined],
    ['nobody, being endless', `a=${'x'.repeat(5_000)}`, PAGE, undefined],
  ])('are sent to %s', (_, header, url, sent) => {
    expect(jarWith(PAGE, header).jar.headerFor(url)).toBe(sent)
  })

  it.each([
    ['http://127.0.0.1:8080/', '127.0.0.1', 'a=1'],
    ['http://intranet/', 'intranet', 'a=1'],
    ['http://127.0.0.1:8080/', '0.0.1', undefined],
  ])('go back to %s where their domain is %s: %s', (url, domain, sent) => {
    expect(jarWith(url, `a=1; domain=${domain}`).jar.headerFor(url)).toBe(sent)
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
