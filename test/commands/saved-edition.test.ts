import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { issueFromJson } from '../../source/issue/index.ts'
import { FAMILIES, makeEdition } from '../editions/index.ts'
import { pagesByIssue, pagesByTruth, toldByIssue, toldByTruth } from '../ingest/epaper/truth.ts'
import { runWith, temporaryFolder } from './world.ts'

const folder = temporaryFolder()

describe('a folder of saved pages', () => {
  it.each(FAMILIES)('as a site of family %s keeps them, front door and all, is one issue', async (family) => {
    const { files, truth } = makeEdition(family, { seed: 9, pages: 3 })
    const site = join(folder, `site-${FAMILIES.indexOf(family)}`)
    for (const { path, bytes } of files) {
      mkdirSync(dirname(join(site, path)), { recursive: true })
      writeFileSync(join(site, path), bytes)
    }
    const { out, err } = await runWith(['print', site], { data: join(folder, 'shelf'), format: 'json' })
    expect(err).toBe('')
    const issue = await issueFromJson(out)
    expect(toldByIssue(issue)).toEqual(toldByTruth(truth))
    expect(pagesByIssue(issue)).toEqual(pagesByTruth(truth))
  })
})
