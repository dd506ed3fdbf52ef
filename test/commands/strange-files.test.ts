import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runWith, temporaryFolder } from './run-with.ts'

const page = (day: string): string =>
  `江城晚报\n\n2024年3月${day}日\n\n春汛将至\n\n本报讯（记者 林一）江水涨了半米，沿江各县加固堤防。\n`

const isRoot = process.getuid?.() === 0
const hasFifos = process.platform !== 'win32'

/** A folder with two issues, and a function that runs a command with a shelf of its own. */
const twoIssues = () => {
  const top = temporaryFolder()
  const folder = join(top, 'papers')
  mkdirSync(join(folder, 'below'), { recursive: true })
  writeFileSync(join(folder, '2.txt'), page('2'))
  writeFileSync(join(folder, 'below/10.txt'), page('10'))
  const baolan = (words: readonly string[], options = {}) =>
    runWith(words, { data: join(top, 'shelf'), lang: 'en', ...options })
  return { top, folder, baolan }
}

describe('a folder with links in it', () => {
  it.each([
    ['up', (folder: string) => [join(folder, 'below/up')]],
    ['up twice', (folder: string) => [join(folder, 'a'), join(folder, 'b')]],
  ])('that lead %s is read, each file once', async (_, linksIn) => {
    const { folder, baolan } = twoIssues()
    for (const link of linksIn(folder)) symlinkSync(folder, link)
    const { code, out } = await baolan(['add', folder])
    expect([code, out]).toEqual([0, '2 added\n'])
  })

  it('that lead out of it, or nowhere, is not left', async () => {
    const { top, folder, baolan } = twoIssues()
    mkdirSync(join(top, 'elsewhere'))
    writeFileSync(join(top, 'elsewhere/1.txt'), page('1'))
    symlinkSync(join(top, 'elsewhere'), join(folder, 'out'))
    symlinkSync('nowhere', join(folder, 'dangling.txt'))
    expect(await baolan(['add', folder])).toMatchObject({ code: 0, out: '2 added\n' })
  })

  it('is read through a link that the user names', async () => {
    const { top, folder, baolan } = twoIssues()
    symlinkSync(folder, join(top, 'link'))
    symlinkSync(join(folder, '2.txt'), join(top, 'link.txt'))
    expect(await baolan(['add', join(top, 'link')])).toMatchObject({ code: 0, out: '2 added\n' })
    expect(await baolan(['add', join(top, 'link.txt')])).toMatchObject({ code: 0, out: '1 same\n' })
  })
})

describe('what cannot be read in a folder', () => {
  it.skipIf(isRoot || !hasFifos)('does not keep the rest from being read: a folder', async () => {
    const { folder, baolan } = twoIssues()
    mkdirSync(join(folder, 'closed'), { mode: 0 })
    const { code, out, err } = await baolan(['add', folder])
    chmodSync(join(folder, 'closed'), 0o700)
    expect([code, out]).toEqual([1, '2 added\n'])
    expect(err).toBe(`baolan: ${join(folder, 'closed')}: permission denied\n`)
  })

  it.skipIf(!hasFifos)('does not keep the rest from being read: a FIFO that no one writes to', async () => {
    const { folder, baolan } = twoIssues()
    execFileSync('mkfifo', [join(folder, '5.txt')])
    const { code, out, err } = await baolan(['add', folder])
    expect([code, out]).toEqual([1, '2 added\n'])
    expect(err).toBe(`baolan: ${join(folder, '5.txt')}: is a FIFO, not a file\n`)
    const printed = await baolan(['print', join(folder, 'below')])
    expect(printed).toMatchObject({ code: 0, err: '' })
    execFileSync('mkfifo', [join(folder, 'below/5.txt')])
    const again = await baolan(['print', join(folder, 'below')])
    expect(again).toMatchObject({
      code: 1,
      out: printed.out,
      err: expect.stringContaining('5.txt: is a FIFO'),
    })
  })

  it.skipIf(!hasFifos)('is one line if it is many, as a folder of devices is', async () => {
    const { folder, baolan } = twoIssues()
    execFileSync(
      'mkfifo',
      ['1', '2', '3', '4', '5'].map((name) => join(folder, 'below', name)),
    )
    const { code, out, err } = await baolan(['add', folder])
    expect([code, out]).toEqual([1, '2 added\n'])
    expect(err.split('\n')).toHaveLength(5)
    expect(err).toContain(`baolan: ${folder}: has 2 more FIFOs, sockets or devices, which are no files\n`)
  })

  it.skipIf(!hasFifos)('is refused if it is named: a device', async () => {
    const { baolan } = twoIssues()
    expect(await baolan(['print', '/dev/zero'])).toMatchObject({
      code: 1,
      err: 'baolan: /dev/zero: is a device, not a file\n',
    })
  })
})

describe('a FIFO that the user names', () => {
  it.skipIf(!hasFifos)('is read, as <(command) is one', async () => {
    const { top, folder, baolan } = twoIssues()
    const fifo = join(top, 'fifo')
    execFileSync('mkfifo', [fifo])
    const written = import('node:fs/promises').then(({ writeFile }) => writeFile(fifo, page('2')))
    const [printed, same] = await Promise.all([
      baolan(['print', fifo]),
      baolan(['print', join(folder, '2.txt')]),
    ])
    await written
    expect(printed.out).toBe(same.out)
  })
})

describe('a shelf where there can be no folder', () => {
  const places = (top: string): readonly string[] => [
    join(top, 'file'),
    join(top, 'file/below'),
    join(top, 'dangling'),
    join(top, 'dangling/below'),
    join(top, 'circle'),
    ...(process.platform === 'linux' ? ['/proc/shelf', '/proc/self/task/shelf/below', '/dev/null'] : []),
  ]

  it('is refused in one line, and at once', async () => {
    const { top, folder, baolan } = twoIssues()
    writeFileSync(join(top, 'file'), 'x')
    symlinkSync('nowhere', join(top, 'dangling'))
    symlinkSync('circle', join(top, 'circle'))
    for (const data of places(top)) {
      const added = await baolan(['add', join(folder, '2.txt')], { data })
      expect(added.code, data).toBe(1)
      expect(added.err, data).toMatch(
        /^baolan: .*(?:cannot be made a folder|can hold no shelf|read-only|permission denied).*\n$/,
      )
      if (data.startsWith('/proc')) continue
      expect(await baolan(['list'], { data }), data).toMatchObject({
        code: 1,
        err: expect.stringMatching(/^baolan: .*cannot be made a folder.*--data\n$/),
      })
      const doctor = await baolan(['doctor'], { data, env: { LANG: 'C.UTF-8' } })
      expect([doctor.code, doctor.out]).toEqual([
        1,
        expect.stringMatching(/shelf .*\n +→ .*cannot be made a folder/),
      ])
    }
  })

  it('is not a blank one', async () => {
    const { folder, baolan } = twoIssues()
    expect((await baolan(['add', folder], { data: '  ' })).code).toBe(2)
  })
})

describe('an article of saved pages that goes on in a page that was not saved', () => {
  const article = (file: string, body: string, pager = ''): readonly [string, string] => [
    file,
    `<title>临溪日报</title><p>2024年3月1日 第01版：要闻</p><founder-title>河滩</founder-title><div id=ozoom><founder-content><P>　　${body}</P></founder-content></div>${pager}`,
  ]
  const NEXT = '<div class=page>第1页 <a href=content_1_2.htm>下一页</a></div>'

  it.each(['add', 'print'])('is said by %s, with exit 1, until it is there', async (command) => {
    const { top, baolan } = twoIssues()
    const saved = join(top, 'saved')
    mkdirSync(saved)
    const files = [
      article('content_1.htm', '养护工检修沿河步道。', NEXT),
      article('content_1_2.htm', '河水清了。'),
    ]
    const [[first, html], [second, rest]] = files as [readonly [string, string], readonly [string, string]]
    writeFileSync(join(saved, first), html)
    expect(await baolan([command, saved])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^baolan: .*content_1\.htm: 河滩: the article goes on in a further page/m),
    })
    writeFileSync(join(saved, second), rest)
    const whole = await baolan([command, saved])
    expect(whole.err).not.toContain('goes on')
    expect(whole.code).toBe(0)
  })
})
