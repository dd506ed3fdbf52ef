import { mkdtemp, readdir, readFile, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PageFolder } from '../../../source/papers/fetch/page-store.ts'
import type { StoredPage } from '../../../source/papers/index.ts'
import { writeDurably } from '../../../source/shelf/index.ts'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'baolan-pages-'))
})
afterAll(() => rm(root, { recursive: true }))

const makeFolder = (name: string) => {
  const folder = join(root, name)
  return { folder, store: new PageFolder(folder, writeDurably) }
}

const page = (url: string, body = '晨光'): StoredPage => ({
  url,
  finalUrl: `${url}?there`,
  fetched: 1_700_000_000_000,
  etag: '"a"',
  bytes: Buffer.from(body),
})

const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

describe('a folder of pages', () => {
  it('returns pages as they were put, byte for byte', async () => {
    const { store } = makeFolder('bytes')
    await fc.assert(
      fc.asyncProperty(fc.webUrl(), fc.uint8Array(), async (url, bytes) => {
        await store.put({ ...page(url), bytes })
        const { bytes: storedBytes, ...stored } = (await store.get(url)) ?? page('')
        const { bytes: _, ...expected } = page(url)
        expect(stored).toEqual(expected)
        expect([...storedBytes]).toEqual([...bytes])
      }),
      { numRuns: 12 },
    )
  })

  it('returns the page that was put last, and none if none was put', async () => {
    const { store } = makeFolder('last')
    expect(await store.get('http://a.example/')).toBeUndefined()
    await store.put(page('http://a.example/', 'one'))
    await store.put(page('http://a.example/', 'two'))
    expect(String((await store.get('http://a.example/'))?.bytes)).toBe('two')
  })

  it('reads pages that an earlier version stored', async () => {
    const { folder, store } = makeFolder('earlier')
    await store.put(page('http://a.example/1', 'body'))
    const [path = ''] = await filesIn(folder)
    const sha256 = '230d8358dc8e8890b4c58deeb62912ee2f20357ae92a5cc861b98e68fe31acb5'
    const { bytes: _, finalUrl: at, ...header } = page('http://a.example/1')
    await writeFile(path, `${JSON.stringify({ ...header, at, sha256 })}\nbody`)
    expect(await store.get('http://a.example/1')).toEqual(page('http://a.example/1', 'body'))
  })

  it('returns no page from a file that is cut off or changed', async () => {
    const { folder, store } = makeFolder('broken')
    await store.put(page('http://a.example/1', 'a whole page'))
    const [path = ''] = await filesIn(folder)
    const whole = await readFile(path)
    for (const length of [0, 1, 20, whole.length - 1]) {
      await writeFile(path, whole)
      await truncate(path, length)
      expect(await store.get('http://a.example/1')).toBeUndefined()
    }
    await writeFile(path, Buffer.concat([whole, Buffer.from('x')]))
    expect(await store.get('http://a.example/1')).toBeUndefined()
    await store.put(page('http://a.example/1', 'again'))
    expect(await store.get('http://a.example/1')).toBeDefined()
  })

  it('contains nothing but its pages after many writes at once', async () => {
    const { folder, store } = makeFolder('clean')
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => store.put(page('http://a.example/', `${index}`))),
    )
    expect(await filesIn(folder)).toHaveLength(1)
  })

  it('removes pages not used for long, and temporary files of killed writes', async () => {
    const { folder, store } = makeFolder('old')
    await store.put(page('http://a.example/old'))
    const [old = ''] = await filesIn(folder)
    await writeFile(`${old}.half`, 'x')
    for (const path of [old, `${old}.half`]) await utimes(path, new Date(0), new Date(0))
    await store.put(page('http://a.example/new'))
    await store.tidy(Date.now() - 60_000)
    expect(await store.get('http://a.example/old')).toBeUndefined()
    expect(await store.get('http://a.example/new')).toBeDefined()
    expect(await filesIn(folder)).toHaveLength(1)
  })

  it('keeps the pages used last within its size', async () => {
    const { folder, store } = makeFolder('size')
    for (const [index, name] of ['one', 'two', 'three'].entries()) {
      const before = await filesIn(folder).catch((): string[] => [])
      await store.put(page(`http://a.example/${name}`, 'x'.repeat(10_000)))
      const [added = ''] = (await filesIn(folder)).filter((path) => !before.includes(path))
      await utimes(added, index, index)
    }
    await store.get('http://a.example/one')
    await store.tidy(0, 25_000)
    const left = await Promise.all(
      ['one', 'two', 'three'].map((name) => store.get(`http://a.example/${name}`)),
    )
    expect(left.map((each) => each !== undefined)).toEqual([true, false, true])
  })

  it('looks into no folder that a link leads to', async () => {
    const { folder, store } = makeFolder('linked')
    const elsewhere = makeFolder('elsewhere')
    await elsewhere.store.put(page('http://a.example/'))
    const [path = ''] = await filesIn(elsewhere.folder)
    await store.put(page('http://b.example/'))
    await symlink(dirname(path), join(folder, 'link'))
    await store.tidy(Date.now() + 60_000)
    expect(await filesIn(elsewhere.folder)).toHaveLength(1)
  })

  it('can be tidied before it exists', async () => {
    await makeFolder('never').store.tidy(0)
  })

  it('can be tidied while another process removes the same files', async () => {
    const { folder, store } = makeFolder('together')
    const urls = Array.from({ length: 60 }, (_, index) => `http://a.example/${index}`)
    for (const url of urls) await store.put(page(url))
    for (const path of await filesIn(folder)) await utimes(path, new Date(0), new Date(0))
    const removals = (await filesIn(folder)).toReversed().map((path) => rm(path, { force: true }))
    await Promise.all([store.tidy(Date.now() - 60_000), ...removals])
    expect(await filesIn(folder)).toEqual([])
  })
})
