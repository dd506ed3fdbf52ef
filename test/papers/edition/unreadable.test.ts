import { describe, expect, it } from 'vitest'
import { patternOf } from '../../../source/papers/catalogue/address-pattern.ts'
import { loadEpaperReader } from '../../../source/papers/edition/page-reader.ts'
import { FetchFailure } from '../../../source/papers/index.ts'
import { makeEdition } from '../../editions/index.ts'
import { openStreet } from '../street-paper.ts'

const epaperReader = await loadEpaperReader()

const DAY = '2026-07-18'

/** In neither of the encodings that papers use. */
const NO_TEXT = Buffer.concat([Buffer.from('<html><p>'), Buffer.alloc(400, 0xff)])
const BINARY = Buffer.concat([Buffer.from('<html>'), Buffer.alloc(400)])

describe('a page that cannot be decoded', () => {
  it('is missing alone, without the issue failing, and is requested again', async () => {
    await using street = await openStreet()
    const { files, truth } = makeEdition('B', { paper: '临溪日报', date: DAY })
    for (const { path, bytes } of files) street.site.set(`/${path}`, { body: bytes })
    const paths = truth.pages.map(({ path }) => path)
    const [front = '', layout = ''] = paths
    const url = patternOf(`${street.site.origin}/${front}`) ?? ''
    const fetch = () => street.fetch(DAY, { reader: epaperReader }, { ...street.paper, url })
    const article = files.find(({ path }) => /content/.test(path))?.path ?? ''
    street.site.set(`/${layout}`, { body: BINARY })
    street.site.set(`/${article}`, { body: NO_TEXT })

    const last = (await fetch()).at(-1)
    if (last?.kind !== 'issue') throw new Error('no issue')
    expect(last.issue.articles.length).toBeGreaterThan(0)
    expect(last.missing.map(({ what, failure }) => [what, failure.kind, failure.url]).sort()).toEqual([
      ['article', 'unreadable', `${street.site.origin}/${article}`],
      ['page', 'unreadable', `${street.site.origin}/${layout}`],
    ])
    expect(last.missing.map(({ failure }) => failure.message).join()).toMatch(
      /: is binary, .*: is neither UTF-8 nor GB18030/,
    )

    for (const { path, bytes } of files) street.site.set(`/${path}`, { body: bytes })
    expect((await fetch()).at(-1)).toMatchObject({ kind: 'issue', missing: [] })
  })

  it('means no issue if it is the front page', async () => {
    await using street = await openStreet()
    street.site.set('/2026-07/18/p-1', { body: NO_TEXT })
    const error = await street.fetch(DAY, { reader: epaperReader }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(FetchFailure)
    expect(error).toMatchObject({ kind: 'unreadable' })
  })
})
