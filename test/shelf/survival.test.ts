import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openShelf } from '../../source/shelf/index.ts'
import { english } from '../english.ts'
import { dayOf, issueOfDay } from './dated-issues.ts'
import { makeFolder, makeIssue, makeShelf } from './fixtures.ts'

const WRITER = join(import.meta.dirname, 'writer-process.ts')
const PEER = join(import.meta.dirname, 'peer-process.ts')

/** Few, to save time. `BAOLAN_KILLS=200` runs the full test. */
const KILLS = Number(process.env.BAOLAN_KILLS ?? 4)

/** Runs the writer and kills it after its nth line, while it works on the next. Returns its complete lines. */
const writeAndKill = (folder: string, first: number, nth: number): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [WRITER, folder, String(first)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let out = ''
    let errors = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
      if (out.split('\n').length > nth) child.kill('SIGKILL')
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text
    })
    child.on('close', (_, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`the writer ended by itself: ${errors}`))
      // The kill may have cut the last line.
      else resolve(out.split('\n').slice(0, -1))
    })
  })

/** Kills per shelf. */
const ROUND = 20

/** The line after which to kill: sometimes early, sometimes late, the same in every run. */
const lineOf = (kill: number): number => 1 + ((kill * 17) % 60)

describe('a shelf whose writer is killed', () => {
  it('has every acknowledged write, and is sound', { timeout: 30_000 + KILLS * 5000 }, async () => {
    let acknowledged = 0
    for (let kills = 0; kills < KILLS; kills += ROUND)
      acknowledged += await survive(makeFolder(), kills, Math.min(kills + ROUND, KILLS))
    expect(acknowledged).toBeGreaterThan(KILLS)
  })
})

/** Kills writers on one shelf and checks it after each. Returns how many issues were acknowledged. */
const survive = async (folder: string, from: number, to: number): Promise<number> => {
  const issues = new Set<string>()
  const bookmarks = new Set<string>()
  const notices: string[] = []
  for (let kill = from; kill < to; kill += 1) {
    const when = `kill ${kill}, at line ${lineOf(kill)}`
    const lines = await writeAndKill(folder, kill * 1000, lineOf(kill))
    for (const [kind, name = ''] of lines.map((line) => line.split(' '))) {
      if (kind === 'issue') issues.add(name)
      if (kind === 'bookmark') bookmarks.add(name)
    }
    const shelf = await openShelf(folder, { say: (notice) => notices.push(english(notice)) })
    await shelf.settled()
    expect(
      (await shelf.list()).map(({ date }) => date),
      when,
    ).toEqual(expect.arrayContaining([...issues]))
    const notes = shelf.traces.bookmarks().map(({ note }) => note)
    expect(notes, when).toEqual(expect.arrayContaining([...bookmarks]))
    await shelf.close()
  }
  const shelf = await openShelf(folder)
  const { issues: count, problems } = await shelf.verify()
  expect(problems).toEqual([])
  expect(await shelf.search('渡口', { countTo: 1e6 })).toMatchObject({ count: count * 6, unindexed: 0 })
  for (const date of issues) expect(await shelf.read('青石日报', date)).toEqual(issueOfDay(dayOf(date)))
  await shelf.close()
  expect(notices).toEqual([])
  return issues.size
}

describe('an index', () => {
  const fill = async (folder: string): Promise<void> => {
    const shelf = await openShelf(folder)
    for (let day = 0; day < 30; day += 1) await shelf.add(issueOfDay(day))
    await shelf.close()
  }

  it('that is a folder is set aside and rebuilt, like a damaged one', async () => {
    const folder = makeFolder()
    mkdirSync(join(folder, 'index.db'))
    const notices: string[] = []
    const shelf = await openShelf(folder, { say: (notice) => notices.push(english(notice)) })
    expect((await shelf.search('渡口')).hits).toEqual([])
    expect(notices.join()).toMatch(/index was damaged.*index\.damaged-2\d{3}-.*\.db/)
    await shelf.close()
  })

  it('that is damaged is set aside under a dated name, reported and rebuilt', async () => {
    const sound = makeFolder()
    await fill(sound)
    const bytes = readFileSync(join(sound, 'index.db'))
    const middle = Buffer.from(bytes).fill(0x5a, 4096 * 3, bytes.length - 100)
    for (const [name, damaged] of [
      ['overwritten', Buffer.from('no database'.repeat(999))],
      ['cut short', bytes.subarray(0, bytes.length >> 1)],
      ['scribbled over', middle],
    ] as const) {
      const folder = makeFolder()
      cpSync(sound, folder, { recursive: true })
      writeFileSync(join(folder, 'index.db'), damaged)
      const notices: string[] = []
      const shelf = await openShelf(folder, { say: (notice) => notices.push(english(notice)) })
      await shelf.search('渡口').catch(() => {})
      await shelf.settled()
      expect(await shelf.search('渡口', { countTo: 1000 }), name).toMatchObject({ count: 180, unindexed: 0 })
      expect((await shelf.verify()).problems, name).toEqual([])
      await shelf.close()
      expect(notices.join(), name).toMatch(/index was damaged.*index\.damaged-2\d{3}-.*\.db/)
      expect(readdirSync(folder).join(), name).toMatch(/index\.damaged-/)
    }
  })

  it('can be deleted', async () => {
    const folder = makeFolder()
    await fill(folder)
    rmSync(join(folder, 'index.db'))
    const shelf = await makeShelf(folder)
    await shelf.settled()
    expect((await shelf.search('渡口', { countTo: 1000 })).count).toBe(180)
  })

  it('is rebuilt with progress, and an aborted rebuild is resumed', async () => {
    const folder = makeFolder()
    await fill(folder)
    const one = await openShelf(folder)
    const abort = new AbortController()
    const rebuilding = one.reindex({ signal: abort.signal })
    abort.abort(new Error('enough'))
    await expect(rebuilding).rejects.toThrow('enough')
    await one.close()
    const shelf = await makeShelf(folder)
    const left: number[] = []
    await shelf.reindex({ progress: ({ done, total }) => left.push(total - done) })
    expect(left).toEqual(left.toSorted((a, b) => b - a))
    expect(await shelf.verify()).toEqual({ issues: 30, articles: 180, problems: [] })
  })

  it('that lost data is reported by verify and repaired by reindex', async () => {
    const folder = makeFolder()
    await fill(folder)
    const { DatabaseSync } = await import('node:sqlite')
    const index = new DatabaseSync(join(folder, 'index.db'))
    index.exec('delete from block where id = (select min(id) from block)')
    index.exec("update issue set sha256 = 'of another' where date = '2000-01-03'")
    index.close()
    const shelf = await makeShelf(folder)
    const problems = (await shelf.verify()).problems.map(english)
    expect(problems.join('\n')).toMatch(/2000-01-01 cannot be found by its text: run "baolan shelf reindex"/)
    expect(problems.join('\n')).toMatch(/2000-01-03 changed since it was indexed/)
    await shelf.reindex()
    expect((await shelf.verify()).problems).toEqual([])
  })
})

/** Runs a process that shares a shelf, to its end. Returns its stdout, stderr and exit code. */
const runPeer = (...words: readonly string[]): Promise<string> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [PEER, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        out += text
      })
    child.on('close', (code) => resolve(`${out}exit ${code}`))
  })

describe('two readers and an import at once', () => {
  it('all finish, each in its own process, starting without a folder', async () => {
    const folder = join(makeFolder(), 'shelf')
    const outputs = await Promise.all([
      runPeer('read', folder, '60', '1'),
      runPeer('read', folder, '60', '2'),
      runPeer('import', folder, '60'),
    ])
    expect(outputs).toEqual(['found 360\nexit 0', 'found 360\nexit 0', 'imported 60\nexit 0'])
    const shelf = await makeShelf(folder)
    expect((await shelf.verify()).problems).toEqual([])
    expect(new Set(shelf.traces.history(1e6).map(({ paper }) => paper))).toEqual(new Set(['读者1', '读者2']))
  })
})

describe('a file of another version', () => {
  it('that is newer is refused with advice, and not changed', async () => {
    for (const name of ['index.db', 'traces.db']) {
      const folder = makeFolder()
      const { DatabaseSync } = await import('node:sqlite')
      const one = await openShelf(folder)
      await one.add(makeIssue())
      one.traces.history()
      await one.close()
      const file = new DatabaseSync(join(folder, name))
      file.exec('pragma user_version = 99')
      file.close()
      const before = readFileSync(join(folder, name))
      const shelf = await openShelf(folder)
      const use = name === 'index.db' ? shelf.search('路') : (async () => shelf.traces.history())()
      await expect(use).rejects.toThrow(/newer baolan \(version 99; this one knows \d+\): update baolan/)
      // A second request, before the first worker has exited.
      if (name === 'index.db') await expect(shelf.search('路')).rejects.toThrow(/newer baolan/)
      expect(await shelf.read('青石日报', '2021-11-09')).toEqual(makeIssue())
      expect(await shelf.list()).toHaveLength(1)
      await shelf.close()
      expect(readFileSync(join(folder, name))).toEqual(before)
    }
  })

  it('of another program is refused', async () => {
    const folder = makeFolder()
    const { DatabaseSync } = await import('node:sqlite')
    const file = new DatabaseSync(join(folder, 'traces.db'))
    file.exec('create table theirs (a)')
    file.close()
    const shelf = await makeShelf(folder)
    expect(() => shelf.traces).toThrow(/traces\.db is not the reading record of baolan/)
  })
})

const isRoot = process.getuid?.() === 0
const canMount = (() => {
  if (!isRoot || process.platform !== 'linux') return false
  const folder = makeMountPoint()
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0
  if (mounted) spawnSync('umount', [folder])
  rmSync(folder, { recursive: true })
  return mounted
})()

function makeMountPoint(): string {
  return mkdtempSync(join(tmpdir(), 'baolan-mount-'))
}

const mount = (options: string): string => {
  const folder = makeMountPoint()
  expect(spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).status).toBe(0)
  onTestFinished(() => {
    spawnSync('umount', ['-l', folder])
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

/** These tests mount a small disk. They run as root on Linux and are skipped elsewhere. */
describe.skipIf(!canMount)('a disk (as root: a tmpfs of its own)', () => {
  it('that is full loses nothing that was stored, and accepts more when there is room', async () => {
    const folder = mount('size=600k')
    const notices: string[] = []
    const shelf = await openShelf(folder, { say: (notice) => notices.push(english(notice)) })
    const stored: number[] = []
    let full: unknown
    for (let day = 0; day < 400 && full === undefined; day += 1)
      await shelf.add(issueOfDay(day)).then(
        () => stored.push(day),
        (error: unknown) => {
          full = error
        },
      )
    expect(String(full)).toMatch(/the disk is full: 青石日报 20.* was not kept; free some space/)
    await shelf.settled().catch(() => {})
    for (const day of stored) {
      const issue = issueOfDay(day)
      expect(await shelf.read('青石日报', issue.datePublished)).toEqual(issue)
    }
    expect((await shelf.list()).length).toBe(stored.length)
    await shelf.close().catch(() => {})
    expect(spawnSync('mount', ['-o', 'remount,size=20m', folder]).status).toBe(0)
    const again = await openShelf(folder)
    await again.settled()
    expect(await again.verify()).toMatchObject({ issues: stored.length, problems: [] })
    expect((await again.search('渡口', { countTo: 1e6 })).count).toBe(stored.length * 6)
    await again.close()
  })

  it('that is full rejects a trace with one line of advice, and keeps the others', async () => {
    const folder = mount('size=200k')
    const shelf = await openShelf(folder)
    const issue = issueOfDay(0)
    const [article] = issue.articles
    if (!article) throw new Error('no article')
    shelf.traces.markRead('青石日报', '2000-01-01', article)
    // Fills the rest of the disk.
    spawnSync('dd', ['if=/dev/zero', `of=${join(folder, 'filler')}`, 'bs=1k'])
    const keep = () => {
      for (let day = 0; day < 500; day += 1)
        shelf.traces.addBookmark(
          { paper: '青石日报', date: '2000-01-01', article: article.id, block: 0, character: 0 },
          article,
        )
    }
    expect(keep).toThrow(/the disk is full.*free some space/)
    expect(shelf.traces.history()).toHaveLength(1)
    await shelf.close()
  })

  it('that was full before the traces were opened says so too, and has them once there is room', async () => {
    const folder = mount('size=300k')
    const one = await openShelf(folder)
    const [article] = issueOfDay(0).articles
    if (!article) throw new Error('no article')
    const mark = (shelf: typeof one) => () => shelf.traces.markRead('青石日报', '2000-01-01', article)
    mark(one)()
    await one.close()
    spawnSync('dd', ['if=/dev/zero', `of=${join(folder, 'filler')}`, 'bs=1k'])
    const shelf = await openShelf(folder)
    expect(mark(shelf)).toThrow(/the disk is full.*free some space/)
    rmSync(join(folder, 'filler'))
    mark(shelf)()
    expect(shelf.traces.history()).toHaveLength(1)
    await shelf.close()
  })

  it('that is read-only can be opened, listed and searched, and says what is not kept', async () => {
    const folder = mount('size=20m')
    const one = await openShelf(folder)
    for (let day = 0; day < 5; day += 1) await one.add(issueOfDay(day))
    const [article] = issueOfDay(0).articles
    if (article) one.traces.markRead('青石日报', '2000-01-01', article)
    await one.close()
    expect(spawnSync('mount', ['-o', 'remount,ro', folder]).status).toBe(0)
    const notices: string[] = []
    const shelf = await openShelf(folder, { say: (notice) => notices.push(english(notice)) })
    expect(shelf.writable).toBe(false)
    expect(await shelf.list()).toHaveLength(5)
    expect((await shelf.search('渡口', { countTo: 100 })).count).toBe(30)
    expect(shelf.traces.history()).toHaveLength(1)
    if (article) shelf.traces.markRead('青石日报', '2000-01-02', article)
    expect(shelf.traces.history()).toHaveLength(2)
    await expect(shelf.add(issueOfDay(9))).rejects.toThrow(/read-only/)
    await shelf.settled()
    await shelf.close()
    expect(notices).toEqual(['the shelf is read-only: what you read and mark is not recorded'])
  })

  it('that is read-only and has no index can be searched', async () => {
    const folder = mount('size=20m')
    const one = await openShelf(folder)
    for (let day = 0; day < 5; day += 1) await one.add(issueOfDay(day))
    await one.close()
    rmSync(join(folder, 'index.db'))
    expect(spawnSync('mount', ['-o', 'remount,ro', folder]).status).toBe(0)
    const notices: string[] = []
    const shelf = await openShelf(folder, { say: (notice) => notices.push(english(notice)) })
    await shelf.settled()
    expect((await shelf.search('渡口', { countTo: 100 })).count).toBe(30)
    await shelf.close()
    expect(notices.join()).toMatch(/one is built in memory/)
  })
})

describe.skipIf(isRoot)('a folder without write permission', () => {
  it('can be opened and searched', async () => {
    const folder = makeFolder()
    const one = await openShelf(folder)
    await one.add(issueOfDay(0))
    await one.close()
    chmodSync(folder, 0o555)
    onTestFinished(() => chmodSync(folder, 0o755))
    const shelf = await makeShelf(folder)
    expect(shelf.writable).toBe(false)
    expect((await shelf.search('渡口', { countTo: 100 })).count).toBe(6)
  })
})
