import { mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPageMemory, openPageFolder } from '../../../source/papers/fetch/page-store.ts'
import type { StoredPage } from '../../../source/papers/index.ts'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'baolan-pages-'))
})
afterAll(() => rm(root, { recursive: true }))

const page = (url: string, body = '晨光'): StoredPage => ({
  url,
  at: `${url}?there`,
  fetched: 1_700_000_000_000,
  etag: '"a"',
  bytes: Buffer.from(body),
})

const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))

describe.each([
  ['a folder', () => openPageFolder(join(root, `${Math.random()}`))],
  ['memory', () => createPageMemory()],
])('pages in %s', (_, open) => {
  it('are returned as they were put, byte for byte', async () => {
    const store = open()
    await fc.assert(
      fc.asyncProperty(fc.webUrl(), fc.uint8Array(), async (url, bytes) => {
        await store.put({ ...page(url), bytes })
        const found = await store.get(url)
        expect(found).toMatchObject({ url, at: `${url}?there`, fetched: 1_700_000_000_000, etag: '"a"' })
        expect([...(found?.bytes ?? [])]).toEqual([...bytes])
      }),
      { numRuns: 12 },
    )
  })

  it('are those put last, and none where nothing was put', async () => {
    const store = open()
    expect(await store.get('http://a.example/')).toBeUndefined()
    await store.put(page('http://a.example/', 'one'))
    await store.put(page('http://a.example/', 'two'))
    expect(String((await store.get('http://a.example/'))?.bytes)).toBe('two')
  })
})

describe('a folder of pages', () => {
  it('takes a file that is not whole, or another one, for no page', async () => {
    const folder = join(root, 'broken')
    const store = openPageFolder(folder)
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

  it('contains nothing but its pages', async () => {
    const folder = join(root, 'clean')
    const store = openPageFolder(folder)
    await Promise.all(Array.from({ length: 20 }, (_, at) => store.put(page('http://a.example/', `${at}`))))
    expect(await filesIn(folder)).toHaveLength(1)
  })

  it('removes what has not been used for long, and what a dead process left', async () => {
    const folder = join(root, 'old')
    const store = openPageFolder(folder)
    await store.put(page('http://a.example/old'))
    const [old = ''] = await filesIn(folder)
    await writeFile(`${old}.half`, 'x')
    for (const path of [old, `${old}.half`]) await utimes(path, new Date(0), new Date(0))
    await store.put(page('http://a.example/new'))
    await store.tidy(Date.now() - 60_000)
    expect(await store.get('http://a.example/old')).toBeUndefined()
    expect(await store.get('http://a.example/new')).toBeDefined()
    expect(await filesIn(folder)).toHaveLength(1)
    await openPageFolder(join(root, 'never')).tidy(0)
  })

  it('is tidied while another process does the same, skipping what is gone already', async () => {
    const folder = join(root, 'together')
    const store = openPageFolder(folder)
    const urls = Array.from({ length: 60 }, (_, at) => `http://a.example/${at}`)
    for (const url of urls) await store.put(page(url))
    for (const path of await filesIn(folder)) await utimes(path, new Date(0), new Date(0))
    const gone = (await filesIn(folder)).toReversed().map((path) => rm(path, { force: true }))
    await Promise.all([store.tidy(Date.now() - 60_000), ...gone])
    expect(await filesIn(folder)).toEqual([])
  })
})
