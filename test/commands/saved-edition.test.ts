import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { issueFromJson } from '../../source/issue/index.ts'
import { FAMILIES, makeEdition } from '../editions/index.ts'
import { expectedArticles, expectedPages, issueArticles, issuePages } from '../ingest/epaper/truth.ts'
import { runWith, temporaryFolder } from './run-with.ts'

const folder = temporaryFolder()

describe('a folder of saved pages', () => {
  it.each(FAMILIES)(
    'laid out like a site of family %s, entry page included, is one issue',
    async (family) => {
      const { files, truth } = makeEdition(family, { seed: 9, pages: 3 })
      const site = join(folder, `site-${FAMILIES.indexOf(family)}`)
      for (const { path, bytes } of files) {
        mkdirSync(dirname(join(site, path)), { recursive: true })
        writeFileSync(join(site, path), bytes)
      }
      const { out, err } = await runWith(['print', site], { data: join(folder, 'shelf'), format: 'json' })
      expect(err).toBe('')
      const issue = await issueFromJson(out)
      expect(issueArticles(issue)).toEqual(expectedArticles(truth))
      expect(issuePages(issue)).toEqual(expectedPages(truth))
    },
  )

  it('keeps the pictures of its pages on the shelf, and under another name', async () => {
    const { files, truth } = makeEdition('B', { seed: 9, articles: 7 })
    const site = join(folder, 'pictures')
    for (const { path, bytes } of files) {
      mkdirSync(dirname(join(site, path)), { recursive: true })
      writeFileSync(join(site, path), bytes)
    }
    const data = join(folder, 'pictures-shelf')
    await runWith(['add', site], { data })
    const printed = [
      await runWith(['print', truth.name, truth.date], { data, format: 'json' }),
      await runWith(['print', site], { data, format: 'json', name: '临溪晚报' }),
    ]
    for (const { out } of printed) {
      const { pages } = await issueFromJson(out)
      expect(pages.map(({ image }) => image)).toEqual(truth.pages.map(({ image }) => image))
    }
  })

  it('with several days and papers, and the folders that browsers add, is one issue each', async () => {
    const site = join(folder, 'mixed')
    const wanted = [
      ['K', '临溪工报', '2026-07-17'],
      ['K', '临溪工报', '2026-07-18'],
      ['J', '临溪农报', '2026-07-18'],
    ] as const
    for (const [family, paper, date] of wanted) {
      const { files } = makeEdition(family, { paper, date, slug: paper, pages: 2, articles: 2 })
      for (const { path, bytes } of files) {
        mkdirSync(dirname(join(site, paper, path)), { recursive: true })
        writeFileSync(join(site, paper, path), bytes)
      }
      const beside = join(site, paper, dirname(files[1]?.path ?? ''), 'page_files')
      mkdirSync(beside, { recursive: true })
      writeFileSync(join(beside, 'ad.html'), '<html><body><script>show()</script></body></html>')
    }
    const data = join(folder, 'mixed-shelf')
    const { err } = await runWith(['add', site], { data })
    const { out } = await runWith(['list'], { data })
    expect(err).not.toContain('no page')
    for (const [, paper, date] of wanted) expect(out).toMatch(new RegExp(`${date}.*${paper}`))
    expect(out.trim().split('\n')).toHaveLength(wanted.length)
  })

  it.each(FAMILIES)(
    'of family %s with a page of another paper or day among them is an issue each',
    async (family) => {
      const edition = (options: Parameters<typeof makeEdition>[1]) =>
        makeEdition(family, { articles: 2, jump: false, ...options })
      const whole = edition({ seed: 7, pages: 3 })
      const others = [
        edition({ paper: '山城早报', slug: 'scb', seed: 9, pages: 1 }),
        edition({ date: '2031-01-02', seed: 11, pages: 1 }),
      ]
      for (const [index, other] of others.entries()) {
        const place = join(folder, `among-${FAMILIES.indexOf(family)}-${index}`)
        mkdirSync(place, { recursive: true })
        for (const [prefix, { files }] of [
          ['', whole],
          ['other_', other],
        ] as const)
          for (const { path, bytes } of files)
            writeFileSync(join(place, `${prefix}${path.replaceAll('/', '_')}`), bytes)
        const data = join(place, 'shelf')
        await runWith(['add', place], { data })
        const { out } = await runWith(['list'], { data, lang: 'en' })
        expect(out).toContain(`${whole.truth.date}  ${whole.truth.name}`)
        expect(out).toContain(`${other.truth.date}  ${other.truth.name}`)
      }
    },
  )
})
