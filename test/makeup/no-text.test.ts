import { describe, expect, it } from 'vitest'
import { readIssue } from '../../source/ingest/index.ts'
import { DEFAULT_SETTINGS, type Settings, stripsOf } from '../../source/makeup/index.ts'

const bytes = (html: string): Uint8Array => new TextEncoder().encode(html)
const LAYOUT =
  '<title>临溪日报</title><p>2026年7月18日</p><p>第01版：要闻</p><a href=content_1.htm>河滩</a><a href=content_2.htm>茶园</a>'
const article = (content: string): string =>
  `<founder-title>河滩</founder-title><founder-content>${content}</founder-content>`

/** The notes and captions under the first headline of an edition whose first article page has this content. */
const under = async (
  content: string | undefined,
  language: Settings['language'] = 'zh',
): Promise<readonly string[]> => {
  const { articles } = await readIssue([
    { name: 'node_1.htm', bytes: bytes(LAYOUT) },
    ...(content === undefined ? [] : [{ name: 'content_1.htm', bytes: bytes(article(content)) }]),
  ])
  const [first] = articles
  const strips = first
    ? [...stripsOf(first, { ...DEFAULT_SETTINGS, language })].filter((strip) => !!strip)
    : []
  return strips.filter(({ role }) => role === 'note' || role === 'caption').map(({ text }) => text)
}

describe('an article without text says why', () => {
  it.each([
    ['zh', '没有取到.*baolan get.*baolan add'],
    ['zh-TW', '沒有取到.*baolan get.*baolan add'],
    ['en', 'not fetched.*baolan get.*baolan add'],
  ] as const)('in %s if its page is missing, and how to get it', async (language, words) => {
    const [why, ...more] = await under(undefined, language)
    expect(why).toMatch(new RegExp(words))
    expect(more).toEqual([])
  })

  it('if it is a photograph alone', async () => {
    expect(await under('<P><img src="../../res/1.jpg" width=600></P>')).toEqual([
      '只有图片，没有文字',
      '[图] ../../res/1.jpg',
    ])
  })

  it('if it is a photograph with its caption', async () => {
    expect(await under('<P><img src="1.jpg"></P><P>图为河滩一景。沈青禾 摄</P>')).toEqual([
      '只有图片，没有文字',
      '[图] 1.jpg',
      '图为河滩一景。 沈青禾',
    ])
  })

  it('if it is empty', async () => {
    expect(await under('')).toEqual(['没有正文'])
  })

  it('but says nothing beside a text', async () => {
    expect(await under('<P><img src="1.jpg"></P><P>　　河水清了，白鹭也就回来了。</P>')).toEqual([])
  })
})
