import { describe, expect, it } from 'vitest'
import { patternOf } from '../../../source/papers/catalogue/address-pattern.ts'
import { loadEpaperReader } from '../../../source/papers/edition/page-reader.ts'
import { FetchFailure } from '../../../source/papers/index.ts'
import { makeEdition } from '../../editions/index.ts'
import { openFixture } from '../paper-fixture.ts'

const epaperReader = await loadEpaperReader()

const DAY = '2026-07-18'

/** Text in neither of the encodings that papers use. */
const UNKNOWN_ENCODING = Buffer.concat([Buffer.from('<html><p>'), Buffer.alloc(400, 0xff)])
const BINARY = Buffer.concat([Buffer.from('<html>'), Buffer.alloc(400)])

describe('a page that cannot be decoded', () => {
  it('is missing, without failing the issue, and is requested again by the next fetch', async () => {
    await using fixture = await openFixture()
    const { files, truth } = makeEdition('B', { paper: '临溪日报', date: DAY })
    for (const { path, bytes } of files) fixture.site.set(`/${path}`, { body: bytes })
    const paths = truth.pages.map(({ path }) => path)
    const [front = '', layout = ''] = paths
    const url = patternOf(`${fixture.site.origin}/${front}`) ?? ''
    const fetch = () => fixture.fetch(DAY, { reader: epaperReader }, { ...fixture.paper, url })
    const article = files.find(({ path }) => /content/.test(path))?.path ?? ''
    fixture.site.set(`/${layout}`, { body: BINARY })
    fixture.site.set(`/${article}`, { body: UNKNOWN_ENCODING })

    const last = (await fetch()).at(-1)
    if (last?.kind !== 'issue') throw new Error('no issue')
    expect(last.issue.articles.length).toBeGreaterThan(0)
    expect(last.missing.map(({ what, failure }) => [what, failure.kind, failure.url]).sort()).toEqual([
      ['article', 'unreadable', `${fixture.site.origin}/${article}`],
      ['page', 'unreadable', `${fixture.site.origin}/${layout}`],
    ])
    expect(last.missing.map(({ failure }) => failure.message).join()).toMatch(
      /: is binary, .*: is text in no encoding that is known/,
    )

    for (const { path, bytes } of files) fixture.site.set(`/${path}`, { body: bytes })
    expect((await fetch()).at(-1)).toMatchObject({ kind: 'issue', missing: [] })
  })

  it('fails the issue if it is the front page', async () => {
    await using fixture = await openFixture()
    fixture.site.set('/2026-07/18/p-1', { body: UNKNOWN_ENCODING })
    const error = await fixture.fetch(DAY, { reader: epaperReader }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(FetchFailure)
    expect(error).toMatchObject({ kind: 'unreadable' })
  })
})
