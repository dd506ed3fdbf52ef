import { chmodSync, chownSync, lstatSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { claimFolder, openShelf, writeDurably } from '../../source/shelf/index.ts'
import { makeFolder, makeIssue } from './fixtures.ts'

const issue = makeIssue()
const [article] = issue.articles

const withUmask = (mask: number): void => {
  const old = process.umask(mask)
  onTestFinished(() => void process.umask(old))
}

/** Makes every kind of file of a shelf. Its databases stay open until the test ends, so that their logs are there. */
const fill = async (folder: string): Promise<void> => {
  const shelf = await openShelf(folder)
  onTestFinished(async () => void (await shelf.close()))
  await shelf.add(issue)
  if (article) shelf.traces.markRead(issue.name, issue.datePublished, article)
  await shelf.settled()
  await writeDurably(folder, 'papers.json', Buffer.from('{}'))
  await writeDurably(join(folder, '.pages', 'ab'), 'cd.page', Buffer.from('page'))
}

const modeOf = (path: string): number => lstatSync(path).mode & 0o777

/** The paths in a folder, and the folder, whose permissions are not for the owner alone. */
const wideIn = (folder: string): readonly string[] =>
  ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })].filter((name) => {
    const path = join(folder, name)
    return modeOf(path) !== (lstatSync(path).isDirectory() ? 0o700 : 0o600)
  })

describe.skipIf(process.platform === 'win32')('the permissions of the shelf', () => {
  it.each([0o000, 0o022, 0o027, 0o777])('are its owner’s alone, whatever the umask: %o', async (mask) => {
    withUmask(mask)
    const above = join(makeFolder(), 'share')
    mkdirSync(above)
    chmodSync(above, 0o755)
    const folder = join(above, 'shelf')
    await fill(folder)
    expect(readdirSync(folder)).toEqual(
      expect.arrayContaining(['index.db-wal', 'traces.db', 'traces.db-wal', 'traces.db-shm', '.pages']),
    )
    expect(wideIn(folder)).toEqual([])
    expect(modeOf(above)).toBe(0o755)
  })

  it('are narrowed where an older version left them wider, but not those of other files or behind a link', async () => {
    const folder = makeFolder()
    const elsewhere = join(makeFolder(), 'elsewhere.page')
    writeFileSync(elsewhere, '')
    await fill(folder)
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      chmodSync(join(folder, name), lstatSync(join(folder, name)).isDirectory() ? 0o755 : 0o644)
    chmodSync(folder, 0o755)
    mkdirSync(join(folder, 'notes'))
    writeFileSync(join(folder, 'notes', 'run.sh'), '')
    for (const path of ['notes/run.sh', 'notes'].map((name) => join(folder, name))) chmodSync(path, 0o755)
    chmodSync(elsewhere, 0o644)
    symlinkSync(elsewhere, join(folder, 'link.page'))
    claimFolder(folder)
    expect(wideIn(folder).toSorted()).toEqual(['link.page', 'notes', 'notes/run.sh'])
    expect(modeOf(elsewhere)).toBe(0o644)
  })

  it('of a folder where everybody writes stay, and the umask decides, save for the traces', async () => {
    withUmask(0o022)
    const folder = makeFolder()
    chmodSync(folder, 0o1777)
    await fill(folder)
    expect(lstatSync(folder).mode & 0o7777).toBe(0o1777)
    expect(modeOf(join(folder, issue.name, `${issue.datePublished}.json.zst`))).toBe(0o644)
    expect(modeOf(join(folder, 'traces.db'))).toBe(0o600)
    expect(modeOf(join(folder, 'traces.db-wal'))).toBe(0o600)
  })

  it.skipIf(process.getuid?.() !== 0)(
    'of another’s folder stay, and that is no error (as root)',
    async () => {
      withUmask(0o022)
      const folder = makeFolder()
      chmodSync(folder, 0o755)
      chownSync(folder, 65_534, 65_534)
      await fill(folder)
      expect(modeOf(folder)).toBe(0o755)
      expect(modeOf(join(folder, issue.name))).toBe(0o755)
      expect(modeOf(join(folder, 'traces.db'))).toBe(0o600)
    },
  )
})
