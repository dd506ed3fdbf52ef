import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { printMarkdown } from '../../source/commands/print/markdown.ts'
import type { Article } from '../../source/issue/index.ts'
import { visibleText } from '../../source/typeset/index.ts'
import { makeIssue } from '../shelf/fixtures.ts'

/** CommonMark with the tables of GFM; links of bare addresses and smilies would be seen as tokens of their own. */
const parser = new MarkdownIt('default', { html: true, linkify: true })
parser.linkify.set({ fuzzyLink: false })

type Token = ReturnType<typeof parser.parse>[number]

/** The text of inline tokens; anything but text, line ends and the emphasis of our own is an error. */
const textOf = (token: Token): string =>
  (token.children ?? [])
    .map((child) => {
      if (child.type === 'text') return child.content
      if (child.type === 'softbreak' || child.type === 'hardbreak') return '\n'
      if (child.type === 'image') return textOf(child)
      if (/^(?:em|strong)_(?:open|close)$/.test(child.type)) return ''
      return `[${child.type}]`
    })
    .join('')

/** What a reader of the Markdown sees: the innermost block of each text, and the text. */
const rendered = (markdown: string): (readonly [block: string, text: string])[] => {
  const tokens = parser.parse(markdown, {})
  return tokens.flatMap((token, index) => {
    if (token.type === 'inline') return [[tokens[index - 1]?.tag ?? '', textOf(token)] as const]
    return /^(?:fence|code_block|hr|html_block)$/.test(token.type)
      ? [[token.type, token.content] as const]
      : []
  })
}

const ODD_SPACE = /[\t\n\r\f\u2028\u2029]+/
/** What can be seen of a text, with all its white space. */
const seen = (text: string): string =>
  text
    .split(new RegExp(`(${ODD_SPACE.source})`))
    .map((part) => (ODD_SPACE.test(part) ? part : visibleText(part)))
    .join('')

const articleWith = (draft: Partial<Article>): Article => {
  const [article] = makeIssue().articles
  if (!article) throw new Error('no article')
  return { ...article, headline: ['甲'], body: [], ...draft }
}
const markdownOf = (draft: Partial<Article>): string => printMarkdown(makeIssue(), [articleWith(draft)])
/** Without the name of the paper and the date. */
const blocksOf = (draft: Partial<Article>) => rendered(markdownOf(draft)).slice(2)

const paragraph = (text: string): Article['body'][number] => ({ type: 'p', text, from: [] })

/** An article with one text in every place. */
const everywhere = (text: string): Partial<Article> => ({
  column: text,
  kicker: [text],
  headline: [text],
  deck: [text],
  abstract: [text],
  body: (['p', 'subhead', 'quote', 'list', 'verse'] as const).map((type) => ({ type, text, from: [] })),
  images: [
    { src: 'https://a.example/1.jpg', caption: text },
    { src: 'file:///etc/hosts', caption: text },
  ],
})

const expectEverywhere = (text: string): void => {
  const wanted = seen(text)
  const tags = ['p', 'p', 'h2', 'p', 'p', 'p', 'h3', 'p', 'p', 'p', 'p', 'p']
  expect(blocksOf(everywhere(text)), JSON.stringify(text)).toEqual(tags.map((tag) => [tag, wanted]))
}

const MARKS = [
  '&',
  '&copy;',
  '&#60;',
  '1.',
  '2)',
  '-',
  '+',
  '*',
  '**',
  '_',
  '#',
  '>',
  '    ',
  '  ',
  ' ',
  '\t',
  '\n',
  '\n\n',
]
  .concat([
    '---',
    '***',
    '===',
    ':-',
    '|',
    '`',
    '```',
    '~~~',
    '~~',
    '[',
    ']',
    '(',
    ')',
    '!',
    '<',
    '<b>',
    '</b>',
    '\\',
    '"',
  ])
  .concat([
    '<!--',
    'http://a.example',
    'www.a.example',
    'a@b.example',
    'javascript:x',
    '[^1]:',
    '[x]:',
    '$x$',
    ':a:',
    '\r',
  ])
  .concat(['报', 'a', '1', '　', '\xa0', '\u200b', '\u{1f469}', '\ufe0f', '\x1b', '\u2028'])

describe('print --format markdown', () => {
  it.each([
    '代码 &copy; 与 &lt;b&gt;',
    '1. 一',
    '1.',
    '10) 十',
    '- 项',
    '-',
    '+ 项',
    '* 项',
    '> 引',
    '# 一',
    '    代码',
    '\t代码',
    '　　缩进',
    '---',
    '- - -',
    '***',
    '===',
    '甲\n===\n乙',
    '甲\n---',
    '甲\n:-',
    '甲\n\n\n    乙\n',
    '甲  \n乙',
    '*甲* **乙** _丙_ `丁` ~~戊~~',
    '```\n甲\n```',
    '| 甲 | 乙 |\n|---|---|\n| 1 | 2 |',
    '_www.a.example http://a.example www.a.example a@b.example <http://a.example>',
    '<script>alert(1)</script> <!-- 甲 -->',
    '[甲](javascript:alert(1)) ![乙](x) [^1]: 丙',
    '[x]: http://a.example',
    '甲\\',
    '\\* 甲\\\n乙',
    '甲 #',
    '- [ ] 甲',
    '甲\u200b\n1\u200b. 乙',
    '&\n\u200b',
  ])('gives back %j wherever it stands', expectEverywhere)

  it('gives back any text', () => {
    const text = fc
      .array(
        fc.oneof(
          { weight: 4, arbitrary: fc.constantFrom(...MARKS) },
          fc.string({ unit: 'grapheme', maxLength: 4 }),
        ),
        {
          minLength: 1,
          maxLength: 12,
        },
      )
      .map((parts) => parts.join('').replace(/\v/g, ''))
      .filter((made) => seen(made) !== '')
    fc.assert(fc.property(text, expectEverywhere), { numRuns: 1000 })
  })

  it('keeps the blocks of an article apart, whatever their texts are', () => {
    const texts = fc.array(fc.constantFrom(...MARKS.filter((mark) => seen(mark) !== '')), {
      minLength: 2,
      maxLength: 6,
    })
    fc.assert(
      fc.property(texts, (body) => {
        const wanted = body.map((text) => ['p', seen(text)])
        expect(blocksOf({ body: body.map(paragraph) }).slice(1)).toEqual(wanted)
      }),
      { numRuns: 300 },
    )
  })

  it('gives back the cells of a table', () => {
    const text = '甲|\\\t*乙*\n \t|丙\\|\n1.'
    const blocks = blocksOf({ body: [{ type: 'table', text, from: [] }] }).slice(1)
    expect(blocks).toEqual([
      ['th', '甲|\\'],
      ['th', '*乙*'],
      ['td', ' '],
      ['td', '|丙\\|'],
      ['td', '1.'],
      ['td', ''],
    ])
  })

  it.each([
    'javascript:alert(1)',
    'file:///etc/hosts',
    'data:text/html,x',
    'pic/1.jpg',
    '//a.example/1.jpg',
    'JaVaScRiPt:x',
    '\x01javascript:x',
  ])('shows no picture at %s, but keeps its caption', (src) => {
    const markdown = markdownOf({ images: [{ src, caption: '桥' }] })
    expect(markdown).toMatch(/\n\*桥\*\n$/)
    expect(markdown).not.toContain('](')
  })

  it('keeps the address of a picture', () => {
    const src = 'https://a.example/(桥) 1.jpg?a=1&copy;=2#<x>y"z'
    const images = parser
      .parse(markdownOf({ images: [{ src }] }), {})
      .flatMap(({ children }) => children ?? [])
    const [image] = images.filter(({ type }) => type === 'image')
    expect(image?.attrGet('src')).toBe(new URL(src).href)
  })
})
