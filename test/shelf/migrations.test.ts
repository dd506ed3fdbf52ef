import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type DatabaseKind, openDatabase } from '../../source/shelf/database/open-database.ts'
import { openSqlite } from '../../source/shelf/database/sqlite.ts'
import { INDEX } from '../../source/shelf/search/index-tables.ts'
import { TRACES } from '../../source/shelf/traces/traces-tables.ts'
import { makeFolder, makeIssue, makeShelf } from './fixtures.ts'

/** A schema that changed twice: a table, then a new column, then another name for that column. */
const NOTES: DatabaseKind = {
  title: ['asIs', 'the notes'],
  application: 0x7465_7374,
  synchronous: 'normal',
  migrations: [
    'create table note (text text)',
    "alter table note add column colour text default 'red'",
    'alter table note rename column colour to ink',
  ],
}

const upTo = (version: number): DatabaseKind => ({ ...NOTES, migrations: NOTES.migrations.slice(0, version) })

const hasFts5 =
  openSqlite(':memory:').prepare("select 1 from pragma_module_list where name = 'fts5'").get() !== undefined

describe('a file of an older version', () => {
  it.skipIf(!hasFts5)('that is an FTS5 index (skipped without FTS5) is replaced by a new one', async () => {
    const folder = makeFolder()
    const shelf = await makeShelf(folder)
    await shelf.add(makeIssue({ articles: [{ text: ['河上起雾'] }] }))
    await shelf.close()
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(folder, `index.db${suffix}`), { force: true })
    const old = openDatabase(join(folder, 'index.db'), { ...INDEX, migrations: INDEX.migrations.slice(0, 1) })
    old.exec(
      "create virtual table gram using fts5 (grams, content = '', contentless_delete = 1, detail = none)",
    )
    old.exec("insert into gram (rowid, grams) values (1, '河 上')")
    old.close()
    const now = await makeShelf(folder)
    expect((await now.search('起雾')).count).toBe(1)
    expect((await now.verify()).problems).toEqual([])
  })

  it('that has bookmarks without titles keeps them', async () => {
    const folder = makeFolder()
    const old = openDatabase(join(folder, 'traces.db'), {
      ...TRACES,
      migrations: TRACES.migrations.slice(0, 1),
    })
    old.exec(
      `insert into bookmark values (7, '青石日报', '2021-11-09', 'a', 0, 2, '河上', '起雾', null, 'then')`,
    )
    old.close()
    const [bookmark] = (await makeShelf(folder)).traces.bookmarks()
    expect(bookmark).toMatchObject({ id: 7, headline: '', around: { before: '河上', after: '起雾' } })
  })

  it('that has no choices keeps its marks and takes choices', async () => {
    const folder = makeFolder()
    const old = openDatabase(join(folder, 'traces.db'), {
      ...TRACES,
      migrations: TRACES.migrations.slice(0, 3),
    })
    old.exec(`insert into reading values ('青石日报', '2021-11-09', 'a', '河上', '起雾', 'then')`)
    old.close()
    const { traces } = await makeShelf(folder)
    expect(traces.history().map(({ headline }) => headline)).toEqual(['起雾'])
    expect(traces.choice('contentsAs')).toBeUndefined()
    traces.keepChoice('contentsAs', 'page')
    expect(traces.choice('contentsAs')).toBe('page')
  })

  it('is migrated to this version from any other, with its contents', () => {
    for (const version of [1, 2, 3]) {
      const path = join(makeFolder(), 'notes.db')
      const old = openDatabase(path, upTo(version))
      old.exec("insert into note (text) values ('kept')")
      old.close()
      const now = openDatabase(path, NOTES)
      expect({ ...now.prepare('select * from note').get() }).toEqual({ text: 'kept', ink: 'red' })
      expect(now.prepare('pragma user_version').get()?.user_version).toBe(3)
      now.close()
    }
  })

  it('keeps the version before a step that fails, and is migrated from there later', () => {
    const path = join(makeFolder(), 'notes.db')
    openDatabase(path, upTo(1)).close()
    const [first = '', second = '', third = ''] = NOTES.migrations
    const broken = { ...NOTES, migrations: [first, second, `${third}; select no_such_thing`] }
    expect(() => openDatabase(path, broken)).toThrow(/no such column/)
    const two = openDatabase(path, upTo(2))
    expect(two.prepare('select count(colour) as count from note').get()?.count).toBe(0)
    two.close()
    openDatabase(path, NOTES).close()
  })

  it('opens, for every version of the index and the traces', () => {
    for (const kind of [INDEX, TRACES])
      for (const version of kind.migrations.keys()) {
        const path = join(makeFolder(), 'kind.db')
        openDatabase(path, { ...kind, migrations: kind.migrations.slice(0, version + 1) }).close()
        const now = openDatabase(path, kind)
        expect(now.prepare('pragma integrity_check').get()?.integrity_check).toBe('ok')
        now.close()
      }
  })
})
