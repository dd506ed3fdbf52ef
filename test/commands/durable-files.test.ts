import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import * as fs from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { notePaperHealth, readPaperHealth } from '../../source/commands/fetching/health-file.ts'
import type { Context } from '../../source/commands/invocation/context.ts'
import { SIZE_LIMITS } from '../../source/issue/index.ts'
import { PageFolder } from '../../source/papers/fetch/page-store.ts'
import { FetchFailure, type Paper } from '../../source/papers/index.ts'
import { openShelf, writeDurably } from '../../source/shelf/index.ts'
import { IssueStore } from '../../source/shelf/issues/issue-store.ts'
import { makeIssue } from '../shelf/fixtures.ts'

vi.mock('node:fs/promises', { spy: true })

const paper: Paper = { name: '街坊报', url: 'http://a.example/{Y}{m}{d}', family: 'other', origin: 'own' }

const addIssue = async (folder: string, version: string): Promise<void> => {
  const shelf = await openShelf(folder)
  await shelf.add({ ...makeIssue(), masthead: [version] }).finally(() => shelf.close())
}

const putPage = (folder: string, version: string): Promise<void> => {
  const url = 'http://a.example/'
  return new PageFolder(folder, writeDurably).put({
    url,
    finalUrl: url,
    fetched: 0,
    bytes: Buffer.from(version),
  })
}

const noteHealth = (data: string, version: string): Promise<void> => {
  const context = { settings: { data }, io: { now: () => new Date(0) } } as Context
  return notePaperHealth(paper, new FetchFailure('status', paper.url, ['notSecure', version]), context)
}

/** The contents of the files in a folder by their paths; databases are not written as whole files. */
const filesIn = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile() && !name.includes('.db'))
      .map((name) => [name, readFileSync(join(folder, name), 'latin1')]),
  )

const WRITERS = [
  ['an issue', addIssue],
  ['a page', putPage],
  ['the health of papers', noteHealth],
] as const

it('keeps what several fetches note of their papers at once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'baolan-durable-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const context = { settings: { data: folder }, io: { now: () => new Date(0) } } as Context
  const papers = Array.from({ length: 12 }, (_, index) => ({ ...paper, name: `街坊报${index}` }))
  await Promise.all(papers.map((each) => notePaperHealth(each, undefined, context)))
  expect(Object.keys(await readPaperHealth(context)).sort()).toEqual(papers.map(({ name }) => name).sort())
})

it.each(WRITERS)('a write of %s is flushed before the rename, and so is the rename', async (_, write) => {
  const folder = mkdtempSync(join(tmpdir(), 'baolan-durable-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const calls: string[] = []
  const note = (call: string, path: unknown): void => {
    calls.push(`${call} ${String(path).endsWith('.tmp') ? 'file' : 'folder'}`)
  }
  const { open, rename } = await vi.importActual<typeof fs>('node:fs/promises')
  vi.mocked(fs.open).mockImplementation(async (path, ...rest) => {
    const handle = await open(path, ...rest)
    const sync = handle.sync.bind(handle)
    handle.sync = () => sync().finally(() => note('sync', path))
    return handle
  })
  vi.mocked(fs.rename).mockImplementation((from, to) => rename(from, to).finally(() => note('rename', from)))
  onTestFinished(() => {
    vi.mocked(fs.open).mockRestore()
    vi.mocked(fs.rename).mockRestore()
  })
  await write(folder, 'new')
  expect(calls.slice(-3)).toEqual(['sync file', 'rename file', 'sync folder'])
})

it.each(WRITERS)(
  'a failed write of %s leaves the old file unchanged and no temporary file',
  async (_, write) => {
    const folder = mkdtempSync(join(tmpdir(), 'baolan-durable-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    await write(folder, 'old')
    const old = filesIn(folder)
    expect(old.size).toBe(1)
    vi.mocked(fs.rename).mockRejectedValueOnce(Object.assign(new Error('EIO'), { code: 'EIO' }))
    await expect(write(folder, 'new')).rejects.toThrow('EIO')
    expect(filesIn(folder)).toEqual(old)
    await write(folder, 'new')
    expect([...filesIn(folder).keys()]).toEqual([...old.keys()])
    expect(filesIn(folder)).not.toEqual(old)
  },
)

/** Makes the nth call that writes fail. */
const failAt = async (nth: number, code: string): Promise<void> => {
  const { open, rename } = await vi.importActual<typeof fs>('node:fs/promises')
  let made = 0
  const count = (): void => {
    made += 1
    if (made === nth) throw Object.assign(new Error(`${code}: injected`), { code, syscall: 'write' })
  }
  vi.mocked(fs.open).mockImplementation(async (path, ...rest) => {
    count()
    const handle = await open(path, ...rest)
    const [write, sync, close] = [
      handle.writeFile.bind(handle),
      handle.sync.bind(handle),
      handle.close.bind(handle),
    ]
    handle.writeFile = async (data) => {
      count()
      await write(data)
    }
    handle.sync = async () => {
      count()
      await sync()
    }
    // A close that fails has closed the file all the same.
    handle.close = () => close().then(count)
    return handle
  })
  vi.mocked(fs.rename).mockImplementation(async (from, to) => {
    count()
    await rename(from, to)
  })
}

it.each(['ENOSPC', 'EIO'])(
  '%s at any call that writes an issue loses nothing stored, and says it in a line',
  async (code) => {
    onTestFinished(() => {
      vi.mocked(fs.open).mockRestore()
      vi.mocked(fs.rename).mockRestore()
    })
    const page = (label: string) =>
      makeIssue({ source: label, articles: [{ page: label, text: [`第${label}版。`] }] })
    let failures = 0
    for (let nth = 1; failures === nth - 1; nth += 1) {
      const folder = mkdtempSync(join(tmpdir(), 'baolan-durable-'))
      onTestFinished(() => rmSync(folder, { recursive: true }))
      const store = new IssueStore(folder, SIZE_LIMITS)
      const { paper, date } = await store.put(page('1'))
      await failAt(nth, code)
      const failed = await store.put(page('2')).then(() => undefined, String)
      vi.mocked(fs.open).mockRestore()
      vi.mocked(fs.rename).mockRestore()
      if (failed === undefined) break
      failures += 1
      expect(failed).toMatch(
        code === 'EIO' ? /青石日报 2021-11-09 was not kept: .*EIO/ : /the disk is full: 青石日报/,
      )
      expect(store.read({ paper, date }).issue.pages.map(({ printPage }) => printPage)).toContain('1')
      expect(readdirSync(join(folder, paper))).toEqual([`${date}.json.zst`])
      await store.put(page('2'))
      expect(store.read({ paper, date }).issue.pages).toHaveLength(2)
    }
    // The file is opened, written, flushed, closed and renamed; the folder opened, flushed and closed.
    expect(failures).toBe(8)
  },
)
