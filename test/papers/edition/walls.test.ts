import { describe, expect, it } from 'vitest'
import { wallOf } from '../../../source/papers/fetch/walls.ts'
import {
  ClosedHosts,
  FetchFailure,
  fetchEditions,
  type Network,
  systemDependencies,
} from '../../../source/papers/index.ts'
import { allOf, fetchError, filesOf, openFixture, plainReader, publishIssue } from '../paper-fixture.ts'
import type { Reply } from '../site.ts'

const DAY = '2026-07-18'

const html = (body: string, head = ''): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`

/** Pages of walls, invented in the forms that are known of them. */
const WALLS: readonly (readonly [name: string, reply: Reply])[] = [
  [
    '瑞数',
    {
      status: 412,
      body: html('', '<meta id="aB3x" content="uXk~s9ysu" r="m"><script>$_ts=window["$_ts"]</script>'),
    },
  ],
  ['瑞数', { status: 412 }],
  [
    '瑞数',
    { status: 202, body: html('', '<script src="/a/b.js" r="m"></script><script>$_ts.cd="x"</script>') },
  ],
  ['瑞数', { status: 200, body: html('', '<script>if($_ts.lcd)$_ts.lcd();</script>') }],
  [
    '加速乐',
    {
      status: 521,
      body: "<script>document.cookie=('_')+('_jsl_clearance_s=1');location.href=location.pathname</script>",
    },
  ],
  [
    '加速乐',
    { status: 521, body: '<script>document.cookie="__jsl_clearance=1;";location.reload()</script>' },
  ],
  [
    '阿里云',
    { body: "<html><script>var arg1='4D8A1F0B7C2E9A3356F0';setCookie('acw_sc__v2',x);</script></html>" },
  ],
  ['阿里云', { status: 405, body: html('<img src="https://errors.aliyun.com/a.png">') }],
  ['云锁', { body: '<script>var s="security_verify_data="+screendate;location.href=s</script>' }],
  ['WAF', { status: 403, body: html('您的访问被阻断，请完成安全验证后继续') }],
  ['WAF', { body: html('请按住滑块，拖动到最右边') }],
  ['WAF', { status: 429, body: html('您的访问过于频繁，请输入验证码') }],
  ['雷池', { status: 468, body: html('<script>1</script>') }],
  ['Cloudflare', { status: 403, headers: { 'cf-mitigated': 'challenge' }, body: html('Just a moment...') }],
  ['Cloudflare', { status: 503, body: html('<script src="/cdn-cgi/challenge-platform/x.js"></script>') }],
  [
    'JavaScript',
    {
      status: 202,
      body: html(
        '',
        '<script>var _$a=window["eval"];_$a(\'document.cookie="k=1";location.reload()\')</script>',
      ),
    },
  ],
  [
    'JavaScript',
    {
      body: html(
        '<script>document["cookie"]="k=9";setTimeout(function(){window.location=location.href},9)</script>',
      ),
    },
  ],
]

describe('a wall', () => {
  it.each(WALLS)('is named and ends all requests to the host: %s %j', async (name, reply) => {
    await using fixture = await openFixture()
    const walled: Reply = reply
    for (const day of ['17', '18', '19', '20']) fixture.site.set(`/2026-07/${day}/p-1`, walled)
    const closedHosts = new ClosedHosts()
    const error = await fetchError(fixture, DAY, { closedHosts })
    expect(error).toMatchObject({ name: 'FetchFailure', kind: 'wall', why: ['robotWall', name] })
    expect(fixture.site.requests.map(({ path }) => path)).toEqual(['/robots.txt', '/2026-07/18/p-1'])
    // Nor for an hour in the same run, for another day; then it is asked once more.
    expect(await fetchError(fixture, '2026-07-17', { closedHosts })).toMatchObject({ kind: 'wall' })
    expect(await fetchError(fixture, 'newest', { closedHosts })).toMatchObject({ kind: 'wall' })
    expect(fixture.site.count('/2026-07/17/p-1') + fixture.site.count('/2026-07/20/p-1')).toBe(0)
    fixture.clock.advance(3_600_000)
    await fetchError(fixture, '2026-07-17', { closedHosts })
    expect(fixture.site.count('/2026-07/17/p-1')).toBe(1)
  })

  it('that rises between the articles ends the fetch, and what came stays stored', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, DAY, [9])
    fixture.site.set('/2026-07/18/a-1-3', { status: 412 })
    expect(await fetchError(fixture)).toMatchObject({ kind: 'wall' })
    expect(fixture.site.count('/2026-07/18/a-1-9')).toBe(0)
    fixture.site.set('/2026-07/18/a-1-3', { body: 'here' })
    expect(filesOf(await fixture.fetch(DAY))).toHaveLength(10)
    expect(fixture.site.count('/2026-07/18/a-1-1')).toBe(1)
  })

  it('is no page whose words are its own, whatever scripts the site has in it', () => {
    const words = '全县春耕由北向南渐次展开，农技员下到田间地头。'.repeat(20)
    const scripts =
      '<script>$_ts.cd=1;document.cookie="__jsl_clearance=1";location.hash;"acw_sc__v2"</script>'
    const answer = (body: string, status = 200) => ({ status, headers: {}, bytes: Buffer.from(body) })
    expect(wallOf(answer(html(words, scripts)))).toBeUndefined()
    // A page of one photograph, and one of nothing but the areas of its map.
    const caption =
      '图为昨日清晨，城南新桥上的第一班公交车驶过江面。本报通讯员 摄　　上一篇　下一篇　返回本版'
    expect(wallOf(answer(html(`<img src=a.jpg><p>${caption}`, scripts)))).toBeUndefined()
    expect(wallOf(answer(html('<area href=a.htm>'.repeat(5), scripts)))).toBeUndefined()
    expect(wallOf(answer(html(`<p>${words}`, scripts), 403))).toBeUndefined()
    expect(
      wallOf(answer(html('', '<script>location.href="/202607/18/node_01.html"</script>'))),
    ).toBeUndefined()
    expect(wallOf(answer(html('对不起，您访问的页面不存在')))).toBeUndefined()
    expect(wallOf(answer(html(`<p>${words}人机验证在我市政务大厅启用。`)))).toBeUndefined()
    expect(wallOf({ ...answer('', 521), headers: { server: 'cloudflare' } })).toBeUndefined()
  })

  it('is recognised at once in a page made to be slow to read', () => {
    const start = performance.now()
    for (const piece of ['<script>', '<', '<!--', '<style', '<input ', '_0xabc', '<meta '])
      wallOf({ status: 403, headers: {}, bytes: Buffer.from(piece.repeat(60_000)) })
    expect(performance.now() - start).toBeLessThan(2_000)
  })
})

describe('a page without links', () => {
  it.each([
    ['login', html('<form><input type="text"><input type="password"></form>')],
    ['login', html('<p>登录后阅读本报</p><form><input name=u></form>')],
    ['login', html('<p>本报仅限订户</p><a href="/passport/login">请登录</a>')],
    ['script', html('<div id="app"></div><script src="/js/app.4f2a.js"></script>')],
    [
      'script',
      html(
        '<noscript>请开启 JavaScript</noscript><app-root></app-root><script type=module src=m.js></script>',
      ),
    ],
    ['script', html('<div id="__nuxt">加载中…</div><script>window.__NUXT__={}</script>')],
  ] as const)('says why: %s', async (kind, body) => {
    await using fixture = await openFixture()
    fixture.site.set('/2026-07/18/p-1', { body })
    expect(await fetchError(fixture)).toMatchObject({ kind })
    expect(fixture.site.requests.map(({ path }) => path)).toEqual(['/robots.txt', '/2026-07/18/p-1', '/'])
  })

  it('asks for a login where it was redirected to one', async () => {
    await using fixture = await openFixture()
    fixture.site.set('/2026-07/18/p-1', { status: 302, headers: { location: '/user/login?back=p-1' } })
    fixture.site.set('/user/login?back=p-1', { body: html('<h1>街坊网</h1>') })
    expect(await fetchError(fixture)).toMatchObject({ kind: 'login' })
  })
})

describe('a host that refuses this program', () => {
  const forbid = (fixture: Awaited<ReturnType<typeof openFixture>>, status: number): void => {
    for (let day = 1; day <= 31; day++)
      fixture.site.set(`/2026-07/${String(day).padStart(2, '0')}/p-1`, { status })
  }

  it('answers what begins as browsers do, and so the name that is sent unless the user gives another', async () => {
    await using fixture = await openFixture()
    publishIssue(fixture.site, DAY, [1])
    const { network } = fixture.dependencies
    const get: Network['get'] = async (request) =>
      /^Mozilla/.test(request.headers['user-agent'] ?? '')
        ? network.get(request)
        : { status: 403, headers: {}, bytes: new Uint8Array() }
    const options = { folder: '', version: '1', env: {}, writeFile: async () => {} }
    const { userAgent } = systemDependencies(fixture.paper, options)
    const fetchAs = (name: string) => {
      const dependencies = { ...fixture.dependencies, network: { get, close: () => {} }, userAgent: name }
      return allOf(fetchEditions(fixture.paper, [DAY], dependencies, { reader: plainReader }))
    }
    await expect(fetchAs('baolan/1')).rejects.toMatchObject({ kind: 'forbidden' })
    expect(filesOf(await fetchAs(userAgent))).toEqual(['p-1', 'a-1-1'])
  })

  it.each([403, 451, 405, 418, 444])('is asked for two days and no more: %i', async (status) => {
    await using fixture = await openFixture()
    forbid(fixture, status)
    expect(await fetchError(fixture)).toMatchObject({ kind: 'forbidden', why: ['refusesProgram', status] })
    const paths = ['/robots.txt', '/2026-07/18/p-1', '/', '/2026-07/17/p-1']
    expect(fixture.site.requests.map(({ path }) => path)).toEqual(paths)
    fixture.site.forget()
    expect(await fetchError(fixture, 'newest')).toMatchObject({ kind: 'forbidden' })
    expect(fixture.site.requests).toHaveLength(4)
  })

  it('is known by a home page that is not there either', async () => {
    await using fixture = await openFixture()
    fixture.site.set('/', { status: 404 })
    expect(await fetchError(fixture)).toMatchObject({ kind: 'forbidden', why: ['refusesAll', 404] })
    expect(fixture.site.requests.map(({ path }) => path)).toEqual([
      '/robots.txt',
      '/2026-07/18/p-1',
      '/',
      '/2026-07/17/p-1',
      ...['20', '19', '18'].map((day) => `/2026-07/${day}/p-1`),
    ])
  })

  it('is not suspected where its archive does not reach back, though it has no home page', async () => {
    await using fixture = await openFixture()
    fixture.site.set('/', { status: 404 })
    publishIssue(fixture.site, '2026-07-19', [1])
    expect(await fetchError(fixture, '2011-01-01')).toMatchObject({ name: 'NoIssue', nearest: '2026-07-19' })
  })
})

describe('a silent host', () => {
  it('is given up after twenty seconds in all, robots.txt included', async () => {
    await using fixture = await openFixture()
    const asked: number[] = []
    const network: Network = {
      get: async ({ url, idleMs = Number.POSITIVE_INFINITY }) => {
        asked.push(idleMs)
        fixture.clock.advance(Math.min(idleMs, 90_000))
        throw new FetchFailure('timeout', url, ['noByteFor', idleMs / 1000])
      },
      close: () => {},
    }
    const start = fixture.clock.elapsed()
    const dependencies = { ...fixture.dependencies, network }
    const fetching = allOf(fetchEditions(fixture.paper, [DAY], dependencies, { reader: plainReader }))
    await expect(fetching).rejects.toMatchObject({ kind: 'silent', why: ['silentHost', 20] })
    expect(fixture.clock.elapsed() - start).toBeLessThanOrEqual(20_500)
    expect(asked).toHaveLength(2)
  })
})

describe('a slow host', () => {
  it.each([
    ['is still sending when the time is up', 90, [10, 20, 30, 40, 50, 60, 70, 80], ['notWholeAfter', 90]],
    ['stops midway', 25, [5], ['noByteFor', 20]],
  ] as const)('that %s is not taken for a silent one', async (_, seconds, heardAt, why) => {
    await using fixture = await openFixture()
    const { clock } = fixture
    const network: Network = {
      get: async ({ url, idleMs = 0, onBytes }) => {
        const start = clock.elapsed()
        if (url.endsWith('/robots.txt')) {
          clock.advance(idleMs)
          throw new FetchFailure('timeout', url, ['noByteFor', idleMs / 1_000])
        }
        for (const second of heardAt) {
          clock.advance(second * 1_000 - (clock.elapsed() - start))
          onBytes?.(100)
        }
        clock.advance(seconds * 1_000 - (clock.elapsed() - start))
        throw new FetchFailure('timeout', url, why)
      },
      close: () => {},
    }
    const dependencies = { ...fixture.dependencies, network }
    const fetching = allOf(fetchEditions(fixture.paper, [DAY], dependencies, { reader: plainReader }))
    await expect(fetching).rejects.toMatchObject({ kind: 'timeout', why })
  })
})
