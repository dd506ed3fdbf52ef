import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { issueToJson } from '../../source/issue/index.ts'
import { patternOf } from '../../source/papers/catalogue/address-pattern.ts'
import { type Edition, makeEdition } from '../editions/index.ts'
import { openSite, type Site } from '../papers/site.ts'
import { type Running, start } from '../pty.ts'
import { makeIssue } from '../shelf/fixtures.ts'
import { runWith, temporaryFolder } from './run-with.ts'

const folder = temporaryFolder()
const data = join(folder, 'shelf')
const cli = join(inject('dist'), 'cli.js')
/** The paper whose next issue is on a site. */
const PAPER = '临溪日报'
let site: Site
let edition: Edition

const issueOf = (paper: string, date: string, headline: string, body: string): string => {
  const file = join(folder, `${paper}-${date}.txt`)
  const day = date.replace(/-0?(\d+)-0?(\d+)/, '年$1月$2日')
  writeFileSync(file, `${paper}\n\n${day}\n\n${headline}\n\n本报讯（记者 林一）${body}\n`)
  return file
}

beforeAll(async () => {
  site = await openSite()
  edition = makeEdition('A', {
    paper: PAPER,
    date: '2026-07-18',
    seed: 7,
    pages: 1,
    articles: 1,
    jump: false,
  })
  for (const { path, bytes } of edition.files) site.set(`/${path}`, { body: bytes })
  const url = patternOf(`${site.origin}/${edition.truth.pages[0]?.path}`)
  mkdirSync(join(folder, 'baolan'))
  writeFileSync(
    join(folder, 'baolan/config.json'),
    JSON.stringify({ papers: [{ name: PAPER, url, private: true }] }),
  )
  const files = [
    issueOf(PAPER, '2026-07-17', '新桥通车', '新桥通车，过江只要五分钟。'),
    issueOf('山城早报', '2026-07-16', '茶市开秤', '头一批明前茶上市，每斤三百元。'),
  ]
  expect((await runWith(['add', ...files], { data })).code).toBe(0)
})
afterAll(() => site[Symbol.asyncDispose]())

const running: Running[] = []
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop()
})

const open = (...words: string[]): Running => {
  const reader = start(process.execPath, [cli, ...words, '--lang', 'zh', '--data', data], {
    env: { XDG_CONFIG_HOME: folder },
  })
  running.push(reader)
  return reader
}
const shows = (reader: Running, text: string | RegExp): Promise<void> =>
  reader.waitFor((screen) => new RegExp(text).test(screen.text()), `it shows ${text}`)
/** Opens the calendar of the paper, at the day that is being read. */
const openCalendar = async (reader: Running): Promise<void> => {
  reader.type('s')
  await shows(reader, '最近 ')
  reader.type('\r')
  await shows(reader, '一  二|2026年7月')
}
const leave = async (reader: Running): Promise<void> => {
  reader.type('\x03')
  expect((await reader.exited()).code).toBe(0)
}

describe('the shelf in the reader', () => {
  it('is what opens if several papers are on it', async () => {
    const reader = open()
    await shows(reader, /临溪日报.*1 期.*山城早报.*1 期/s)
    reader.type('/茶市\r')
    await shows(reader, /1 篇/)
    reader.type('\r')
    await shows(reader, '每斤三百元')
    await leave(reader)
  })

  it('forgets a bookmark that is set a second time', async () => {
    const reader = open(PAPER)
    await shows(reader, '新桥通车')
    reader.type('m')
    await shows(reader, '已加书签')
    reader.type('m')
    await shows(reader, '已删书签')
    await leave(reader)
    const again = open(PAPER)
    await shows(again, '新桥通车')
    again.type('sM')
    await shows(again, '还没有书签')
    await leave(again)
  })

  it('keeps bookmarks and what was read, and opens them, even after the issue was removed', async () => {
    const reader = open('山城早报')
    await shows(reader, '茶市开秤')
    reader.type('\r')
    await shows(reader, '每斤三百元')
    reader.type('m')
    await shows(reader, '已加书签')
    await leave(reader)

    const again = open(PAPER)
    await shows(again, '新桥通车')
    again.type('sM')
    await shows(again, /书签.*茶市开秤.*2026-07-16/s)
    again.type('\r')
    await shows(again, '记者 林一 · 24 字')
    again.type('sH')
    await shows(again, /读过的文章.*茶市开秤.*2026-07-16/s)
    await leave(again)

    expect((await runWith(['remove', '山城早报', '2026-07-16'], { data })).code).toBe(0)
    const after = open(PAPER)
    await shows(after, '新桥通车')
    after.type('sM')
    await shows(after, /书签.*茶市开秤.*本报讯.*2026-07-16/s)
    await leave(after)
  })

  it('puts an issue that was opened from a file on the shelf for a bookmark, which leads back to it', async () => {
    const file = join(folder, 'ferry.json')
    const articles = [{ headline: ['头班渡船提前', '夏汛期间照开'], text: ['每天五点开船。'] }]
    writeFileSync(file, issueToJson(makeIssue({ name: '渡口早报', date: '2026-07-15', articles })))
    const reader = open(file)
    await shows(reader, '头班渡船提前')
    reader.type('m')
    await shows(reader, '已加书签；这一期已放上报架')
    await leave(reader)
    rmSync(file)
    const again = open(PAPER)
    await shows(again, '新桥通车')
    again.type('sM')
    await shows(again, /书签.*头班渡船提前 夏汛期间照开.*2026-07-15/s)
    again.type('\r')
    await shows(again, '每天五点开船')
    await leave(again)
    expect((await runWith(['remove', '渡口早报', '2026-07-15'], { data })).code).toBe(0)
  })

  it('fetches a day from the calendar, and remembers that the paper works', async () => {
    const reader = open(PAPER, '2026-07-17')
    await shows(reader, '新桥通车')
    await openCalendar(reader)
    reader.type('l\r')
    await shows(reader, '取到了 2026-07-18')
    reader.type('\r')
    await shows(reader, edition.truth.articles[0]?.headline[0] ?? 'a headline')
    await leave(reader)
    const health = JSON.parse(readFileSync(join(data, 'papers.json'), 'utf8'))
    expect(health[PAPER]).toHaveProperty('worked')
    expect((await runWith(['list', PAPER], { data, lang: 'en' })).out).toMatch(/^2026-07-18/)
  })

  it('says why a day cannot be fetched', async () => {
    const reader = open(PAPER, '2026-07-17')
    await shows(reader, '新桥通车')
    await openCalendar(reader)
    reader.type('ll')
    await shows(reader, '7月19日')
    reader.type('\r')
    await shows(reader, /临溪日报.*没有.*2026-07-19/)
    await leave(reader)
    expect((await runWith(['list', PAPER], { data, lang: 'en' })).out).not.toContain('2026-07-19')
  })

  it('says what keeps a paper out, and the way around it, on as many rows as it takes', async () => {
    const page = `/${edition.truth.pages[0]?.path}`
    site.set(page.replace('07/18', '07/11').replace('0718', '0711'), { status: 412 })
    const reader = open(PAPER, '2026-07-17')
    await shows(reader, '新桥通车')
    await openCalendar(reader)
    reader.type('11G')
    await shows(reader, '7月11日')
    reader.type('\r')
    await shows(reader, /临溪日报：网站有防爬虫的墙（瑞数）.*baolan add .*"userAgent".*再试/s)
    await leave(reader)
  })
})
