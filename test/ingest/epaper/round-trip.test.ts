import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEdition } from '../../../source/ingest/epaper/index.ts'
import {
  DIRT,
  type Dirt,
  type EditionOptions,
  FAMILIES,
  type Family,
  makeEdition,
} from '../../editions/index.ts'
import { lostFrom } from '../laws.ts'
import { expectedArticles, expectedPages, issueArticles, issuePages, savedPages } from './truth.ts'

const expectTruth = (family: Family, options: EditionOptions): void => {
  const edition = makeEdition(family, options)
  const issue = readEdition(savedPages(edition))
  expect(issue).toMatchObject({ name: edition.truth.name, datePublished: edition.truth.date })
  expect(issueArticles(issue)).toEqual(expectedArticles(edition.truth))
  expect(issuePages(issue)).toEqual(expectedPages(edition.truth))
  expect(lostFrom(issue)).toBe('')
}

describe('an edition made from known articles', () => {
  it.each(FAMILIES)('is read back in each template of family %s', (family) => {
    for (const seed of [3, 4, 5]) expectTruth(family, { seed, pages: 3, articles: 4 })
  })

  it.each(DIRT)('is read back with %s in every family', (dirt) => {
    for (const [at, family] of FAMILIES.entries()) expectTruth(family, { seed: 6 + (at % 2), dirt: [dirt] })
  })

  it('is read back with any combination of dirt', () => {
    const dirts = fc.uniqueArray(fc.constantFrom<Dirt>(...DIRT), { maxLength: 6 })
    fc.assert(
      fc.property(fc.constantFrom(...FAMILIES), dirts, fc.nat(9999), (family, dirt, seed) =>
        expectTruth(family, { seed, dirt }),
      ),
      { numRuns: 60 },
    )
  })
})
