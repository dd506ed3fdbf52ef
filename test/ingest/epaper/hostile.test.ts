import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linksOf, readEdition } from '../../../source/ingest/epaper/index.ts'
import { UnreadableSource } from '../../../source/ingest/index.ts'
import { holdsAreas, type Issue, issueFromJson, issueToJson } from '../../../source/issue/index.ts'
import { DIRT, type Dirt, FAMILIES, makeEdition } from '../../editions/index.ts'
import { lostFrom } from '../laws.ts'

/** Characters that no output may contain: C0 without the line end, C1, bidirectional and invisible marks. */
const UNSAFE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** Every string in a value, keys excluded. */
const strings = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(strings) : []
}

const expectLaws = (issue: Issue): void => {
  expect(lostFrom(issue)).toBe('')
  // Tabs divide the cells of a table, in its text and in the source.
  const hasTable = issue.articles.some(({ body }) => body.some(({ type }) => type === 'table'))
  const shown = strings(issue).map((one) => (hasTable ? one.replaceAll('\t', '') : one))
  expect(shown.find((one) => UNSAFE.test(one))).toBeUndefined()
  const text = issue.source.text ?? ''
  for (const { body } of issue.articles) {
    for (const block of body)
      expect(
        block.from
          .map((range) => text.slice(...range))
          .join('')
          .trim(),
      ).toBe(block.type === 'table' ? block.text.replaceAll('\t', ' ') : block.text)
  }
  const ids = new Set(issue.articles.map(({ id }) => id))
  expect(ids.size).toBe(issue.articles.length)
  for (const { articles, areas = [], image } of issue.pages) {
    if (image) expect(holdsAreas(image, areas)).toBe(true)
    for (const id of [...articles, ...areas.map(({ article }) => article)]) expect(ids).toContain(id)
  }
}

const read = (html: string): Issue =>
  readEdition([{ name: 'content_1.htm', bytes: new TextEncoder().encode(html) }])
const article = (inside: string): string =>
  `<html><body><founder-title>渡口</founder-title><founder-content><p>　　正文。</p>${inside}</founder-content></body></html>`

/** Bytes in use, once what is not reachable is gone. */
const heapUsed = (): number => {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  collect()
  return process.memoryUsage().heapUsed
}

describe('a hostile page', () => {
  it.each([
    ['nested 100,000 deep', '<div>'.repeat(100_000)],
    ['of tables in tables', '<table><tr><td>'.repeat(30_000)],
    ['of closing tags that close nothing', `${'<p>'.repeat(300)}${'</div>'.repeat(200_000)}`],
    ['of references', '&amp;&nope;&#x110000;&#0;'.repeat(50_000)],
    ['of one attribute 200,000 times', `<p ${'id="a" '.repeat(200_000)}>`],
    ['with a picture of 8 MB in its address', `<img src="data:image/png;base64,${'A'.repeat(8_000_000)}">`],
    ['of white space', '　 \n'.repeat(500_000)],
    ['of script', `<script>${'document.write(view("'.repeat(100_000)}</script>`],
    ['of pictures and captions', '<img src=a.jpg><p class=pictext>图</p>'.repeat(20_000)],
    [
      'of links to pages',
      Array.from({ length: 20_000 }, (_, n) => `<a href=node_${n}.htm>第${n}版</a>`).join(''),
    ],
    ['of one body after the other', '</founder-content><founder-content>文'.repeat(110_000)],
    ['of one body again and again', `</founder-content><founder-content>${'文'.repeat(40)}`.repeat(30_000)],
    ['of pictures in tables in tables', `<table><tr><td>${'文'.repeat(400)}<img src=a.jpg>`.repeat(2_000)],
    ['of pages named beside their links', '第1版 <a href=x.htm>题目</a>'.repeat(20_000)],
    ['of handlers', `<p onclick="open('${'a.'.repeat(2_000)}')">题目</p>`.repeat(500)],
    ['of mastheads', '<p>总第1期 今日8版</p>'.repeat(50_000)],
    ['of an author without end', `<p>作者：${'文 | '.repeat(200_000)}</p>`],
    ['of tools without end', `<p>${'上一篇 扫一扫'.repeat(100_000)}题</p>`],
    ['of raised text without end', `${'<sup>'.repeat(500)}${'甲1'.repeat(20_000)}`],
    ['of opened comments', '<!--enpcontent-->'.repeat(50_000)],
  ])('%s is read like any other', (_, inside) => {
    const issue = read(article(inside))
    expect(issue.articles[0]?.body[0]?.text).toBe('正文。')
    expectLaws(issue)
  })

  it('is refused with a one-line message if it is far too large', () => {
    expect(() => read(article('<i>'.repeat(150_000)))).toThrow(UnreadableSource)
    expect(() => read(article('<!--文-->'.repeat(150_000)))).toThrow(/^content_1\.htm has .*: leave it out$/)
  })

  it.each([
    ['line ends in its headline', 'founder-title', '文\n'],
    ['indents in its body', 'founder-content', '。　　文'],
  ])('is not divided at thousands of %s', (_, name, unit) => {
    const text = unit.repeat(5_000)
    const issue = read(article('').replace(`<${name}>`, `$&${text}`))
    const [{ headline = [], body = [] } = {}] = issue.articles
    expect(headline.length + body.length).toBeLessThan(10)
    expect(issue.source.text?.match(/文/g)).toHaveLength(5_001)
  })

  it('leaves nothing in memory but its failure once it is refused', () => {
    const failures: unknown[] = []
    const before = heapUsed()
    for (let page = 0; page < 4; page++)
      try {
        read(article('<i>'.repeat(130_000)))
      } catch (error) {
        failures.push(error)
      }
    expect(failures).toHaveLength(4)
    expect(heapUsed() - before).toBeLessThan(8_000_000)
  })

  it('yields no escape sequence, bidirectional override or control character', () => {
    const poison = '\u001b[31m红\u001b]8;;http://x\u0007链\u202e逆\u200b\u0085&#27;[2J&#x202e;'
    const html = `<title>临溪${poison}日报</title><td class=font02>引${poison}</td><td class=font01>题${poison}</td><td class=font02>副${poison}</td>
      <div class=attachment><img src="a${poison}.jpg"><p>图${poison}</p></div><div id=ozoom><p>文${poison}</p></div>`
    const layout = `<a id=pageLink href="node_1.htm">第01版：要${poison}闻</a><a href="content_1.htm">题${poison}</a><a href="a${poison}.pdf"></a><map><area coords="1,1,2,2,3,1" href="content_1.htm"></map>`
    const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
    const issue = readEdition([
      { name: `node_1.htm`, bytes: encode(layout) },
      { name: `content_1.htm`, bytes: encode(html) },
      { name: `${poison}.htm`, bytes: encode('<p>') },
    ])
    expectLaws(issue)
    expect(issue.articles[0]?.headline).toEqual(['题红链逆'])
    expect(issue.notes.some(({ code }) => code === 'sanitised')).toBe(true)
    expect(strings(linksOf(layout, 'http://paper.invalid/')).find((one) => UNSAFE.test(one))).toBeUndefined()
  })
})

/** Damage to a page: cuts, doubled and moved pieces, odd pieces inserted. */
const ODD = fc.constantFrom(
  ...[
    '<',
    '>',
    '"',
    '<!--',
    '-->',
    '</td>',
    '</div>',
    '<table>',
    '<p',
    '<founder-content>',
    '</founder-content>',
  ],
  ...[
    '<!--<npm:article-title>-->',
    '<!--enpcontent-->',
    '/enpproperty-->',
    '<script>',
    '</script>',
    '<a href=content_9.htm>',
  ],
  ...[
    '\u001b[2J',
    '\u202e',
    '&#27;',
    '2026年2月30日',
    '<!--enpproperty <date>2026-2-3</date>/enpproperty-->',
    '\ud800',
    '<area coords="1" href="content_1.htm">',
    '<h1></h1>',
    '<title>',
    '<svg>',
  ],
)
const EDIT = fc.record({
  kind: fc.constantFrom('cut', 'double', 'put', 'truncate'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  size: fc.integer({ min: 1, max: 60 }),
  odd: ODD,
})

const edited = (
  html: string,
  edits: readonly { kind: string; at: number; size: number; odd: string }[],
): string =>
  edits.reduce((page, { kind, at, size, odd }) => {
    const start = Math.floor(at * page.length)
    // Half of the edits fall on the edges of tags, where structure is.
    const from = size % 2 ? Math.max(0, page.indexOf('<', start)) : start
    const piece = page.slice(from, from + size)
    if (kind === 'cut') return page.slice(0, from) + page.slice(from + size)
    if (kind === 'double') return page.slice(0, from) + piece + page.slice(from)
    if (kind === 'put') return page.slice(0, from) + odd + page.slice(from)
    return at > 0.3 ? page.slice(0, from) : page
  }, html)

describe('a damaged edition', () => {
  it('keeps the laws, or is refused with a one-line message', async () => {
    const runs = Number(process.env.BAOLAN_FUZZ ?? 120)
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...FAMILIES),
        fc.nat(999),
        fc.uniqueArray(fc.constantFrom<Dirt>(...DIRT), { maxLength: 3 }),
        fc.array(EDIT, { minLength: 1, maxLength: 8 }),
        async (family, seed, dirt, edits) => {
          const utf8 = dirt.filter((one) => one !== 'bytes-gb18030')
          const { files } = makeEdition(family, { seed, dirt: utf8, articles: 2 })
          const pages = files.map(({ path, bytes }) => ({
            name: path,
            html: edited(new TextDecoder().decode(bytes), edits),
          }))
          for (const { html, name } of pages) linksOf(html, `http://paper.invalid/${name}`)
          try {
            const issue = readEdition(
              pages.map(({ name, html }) => ({ name, bytes: new TextEncoder().encode(html) })),
            )
            expectLaws(issue)
            await issueFromJson(issueToJson(issue))
          } catch (error) {
            if (!(error instanceof UnreadableSource)) throw error
            expect(error.message).not.toContain('\n')
          }
        },
      ),
      { numRuns: runs },
    )
  })
})
