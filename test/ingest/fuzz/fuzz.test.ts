import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readText } from '../read-text.ts'
import { holdsLaws } from './laws.ts'
import { SOURCES } from './sources.ts'

/** A short run; `npm run fuzz` runs for as long as asked and prints its seeds. */
const numRuns = Number(process.env.BAOLAN_FUZZ ?? 40)

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('the laws hold for', () => {
  it.each(Object.entries(SOURCES))('%s', async (_, source) => {
    await fc.assert(
      fc.asyncProperty(source, async (files) => void (await holdsLaws(await files))),
      { numRuns },
    )
  })
})

/** Sources on which the long fuzz has failed, reduced by hand. */
const REGRESSIONS: Readonly<Record<string, string>> = {
  'a record of one field': '【日期】= 2023年5月4日\n【日期】= 2023年5月4日\n【标题】= 桥\n【正文】= ',
  'a table that begins in the line of an unclosed trailer':
    '# 报\n\n## 桥\n\n河水暗下来，<!--enpproperty <date>2023-05-04</date><title>一件小事<table><tr><td>\n东渡</td></tr></table>\n\n灯就亮了。',
  'a table that begins in a trailer and ends below it':
    '# 报\n\n## 桥\n\n<!--enpproperty <table><tr><td>\n东渡 /enpproperty-->\n灯就亮了。</td></tr></table>\n\n河水暗下来。',
  'a headline that ends in a loop':
    '河水暗下来。\n\n瀍（chán）瀍（chán）瀍（chán）瀍（chán）瀍（chán）瀍（chán）【版次】= 03\n\n△小桥修好了。',
}

describe('the laws hold for sources that once failed', () => {
  it.each(Object.entries(REGRESSIONS))('%s', async (_, text) => {
    expect(await holdsLaws([{ name: 'page.txt', bytes: encode(text) }])).toBe(true)
  })

  it('reads thousands of nested headings that are never closed in good time', async () => {
    const html = `<html>${'<h1>'.repeat(3000)}<founder-content><h1></h1><p>河水暗下来。</p>`
    expect(await holdsLaws([{ name: 'content_1.htm', bytes: encode(html) }])).toBe(true)
  })

  it('reads the JSON of an issue with doubtful mojibake as it is', async () => {
    const issue = await readText('£ £ ½ñÈÕ°Ë°æ\n£ £ ')
    const json = JSON.stringify({ ...issue, name: '½ñÈÕ°Ë°æ' })
    const { name } = await readText(json)
    expect(name).toBe('½ñÈÕ°Ë°æ')
  })
})
