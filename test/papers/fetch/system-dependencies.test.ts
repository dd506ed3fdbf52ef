import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { privateOriginsOf, systemClock } from '../../../source/papers/fetch/system-dependencies.ts'
import { type Paper, systemDependencies } from '../../../source/papers/index.ts'
import { writeDurably } from '../../../source/shelf/index.ts'
import { openSite } from '../site.ts'

const paper: Paper = {
  name: '街坊报',
  url: 'http://127.0.0.1:8080/{Y}{m}{d}/x',
  family: 'other',
  origin: 'own',
}

describe('the dependencies of this machine', () => {
  it('reject a sleep with the reason of its signal', async () => {
    const stop = new AbortController()
    const sleep = systemClock.sleep(3_600_000, stop.signal)
    stop.abort(new Error('enough'))
    await expect(sleep).rejects.toThrow('enough')
    await expect(systemClock.sleep(1, stop.signal)).rejects.toThrow('enough')
    await systemClock.sleep(0)
  })

  it('allow private addresses only to a paper with `private`', async () => {
    expect(privateOriginsOf(paper)).toEqual([])
    expect(privateOriginsOf({ ...paper, private: true })).toEqual(['http://127.0.0.1:8080'])
    const entry = 'http://10.0.0.1/paperindex.htm'
    expect(privateOriginsOf({ ...paper, entry })).toEqual([])
    expect(privateOriginsOf({ ...paper, private: true, entry })).toEqual([
      'http://127.0.0.1:8080',
      'http://10.0.0.1',
    ])
    const folder = await mkdtemp(join(tmpdir(), 'baolan-dependencies-'))
    await using site = await openSite()
    site.set('/', { body: 'x' })
    const url = `${site.origin}/{Y}{m}{d}/x`
    for (const isPrivate of [false, true]) {
      const dependencies = systemDependencies(
        { ...paper, url, private: isPrivate },
        { folder, version: '1.2.3', env: {}, writeFile: writeDurably },
      )
      const response = dependencies.network.get({
        url: `${site.origin}/`,
        headers: { 'user-agent': dependencies.userAgent },
      })
      if (isPrivate) expect((await response).status).toBe(200)
      else await expect(response).rejects.toMatchObject({ kind: 'address' })
      dependencies.network.close()
    }
    expect(site.requests.map(({ headers }) => headers['user-agent'])).toEqual([
      'Mozilla/5.0 (compatible; baolan/1.2.3)',
    ])
    await rm(folder, { recursive: true })
  })

  it('name the program as the user wants', () => {
    const options = { folder: '', version: '1', env: {}, writeFile: writeDurably, userAgent: 'Lynx/2.9' }
    expect(systemDependencies(paper, options).userAgent).toBe('Lynx/2.9')
  })
})
