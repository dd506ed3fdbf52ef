import { describe, expect, it } from 'vitest'
import type { Article, Issue } from '../../source/issue/index.ts'
import { inventedIn, lostFrom } from './laws.ts'
import { readText, spaced } from './read-text.ts'

const FIRST = '本报讯（记者 林知秋）昨日，石桥乡的水库修好了，全乡三千亩稻田有了水。'
const SECOND = '乡里说，明年还要修两座，图纸已经画好。'
const DATE = '2023年5月4日 星期四'

/** Reads a text, and checks that nothing of it is lost or invented. */
const read = async (...lines: readonly string[]): Promise<Issue> => {
  const issue = await readText(spaced(...lines))
  expect([lostFrom(issue), inventedIn(issue)]).toEqual(['', []])
  return issue
}

const blocksOf = (article: Article | undefined) => article?.body.map(({ type, text }) => [type, text])
const headingsOf = (issue: Issue) =>
  issue.articles.map(({ kicker = [], headline, deck = [] }) => [
    kicker.join(' '),
    headline.join(' '),
    deck.join(' '),
  ])

describe('Markdown', () => {
  it('has a comment over several lines only if it ends', async () => {
    const bodyUnder = async (comment: string) =>
      blocksOf((await read('# 青石日报', '## 水库修好了', comment, FIRST, SECOND)).articles.at(-1))
    const text = [FIRST, SECOND].map((paragraph) => ['p', paragraph])
    expect(await bodyUnder('<!-- 第3栏\n待校 -->')).toEqual(text)
    expect((await bodyUnder('<!-- 第3栏\n待校'))?.slice(-2)).toEqual(text)
  })

  it('gives the name, the headlines, decks and subheads by the levels of its headings', async () => {
    const issue = await read(
      '# 青石日报',
      DATE,
      '---',
      '## 水库修好了',
      '### 三千亩稻田有水',
      FIRST,
      '### 图纸画好',
      SECOND,
      '## 夜市开张',
      '昨晚夜市开张，街上都是人，一直热闹到半夜才散。',
    )
    expect([issue.name, issue.datePublished]).toEqual(['青石日报', '2023-05-04'])
    expect(headingsOf(issue)).toEqual([
      ['', '水库修好了', '三千亩稻田有水'],
      ['', '夜市开张', ''],
    ])
    expect(blocksOf(issue.articles[0])).toEqual([
      ['p', FIRST],
      ['subhead', '图纸画好'],
      ['p', SECOND],
    ])
  })

  it('takes a lower heading above the headline for the kicker, and bold lines below it for the deck', async () => {
    const issue = await read(
      '### 石桥乡三年苦干',
      '## 水库修好了',
      '**三千亩稻田有水**',
      FIRST,
      '## 夜市开张',
      SECOND,
    )
    expect(headingsOf(issue)[0]).toEqual(['石桥乡三年苦干', '水库修好了', '三千亩稻田有水'])
  })

  it('finds the pages in its headings', async () => {
    const issue = await read(
      '# 青石日报',
      DATE,
      '## 第01版：要闻',
      '### 水库修好了',
      FIRST,
      '## 第02版：民生',
      '### 夜市开张',
      SECOND,
    )
    expect(issue.pages.map(({ printPage, printSection }) => [printPage, printSection])).toEqual([
      ['1', '要闻'],
      ['2', '民生'],
    ])
    expect(issue.articles.map(({ headline, parts }) => [headline[0], parts[0]?.page])).toEqual([
      ['水库修好了', '1'],
      ['夜市开张', '2'],
    ])
  })

  it('keeps headings of one level with numbers as subheads', async () => {
    const issue = await read(
      '# 水库修好了',
      FIRST,
      '# 一、图纸画好',
      SECOND,
      '# 夜市开张',
      '昨晚夜市开张，街上都是人。',
    )
    expect(headingsOf(issue).map(([, headline]) => headline)).toEqual(['水库修好了', '夜市开张'])
    expect(blocksOf(issue.articles[0])?.[1]).toEqual(['subhead', '一、图纸画好'])
  })

  it('reads headings that are underlined', async () => {
    const issue = await readText(
      `青石日报\n====\n\n${DATE}\n\n水库修好了\n----\n\n${FIRST}\n\n- 甲村\n- 乙村\n\n> 水来了。\n\n夜市开张\n----\n\n${SECOND}`,
    )
    expect(issue.name).toBe('青石日报')
    expect(headingsOf(issue).map(([, headline]) => headline)).toEqual(['水库修好了', '夜市开张'])
    expect(lostFrom(issue)).toBe('')
  })

  it('reads emphasis, lists and quotes without their marks', async () => {
    const issue = await read(
      '**青石日报**',
      `**${DATE}**`,
      '**水库修好了**',
      `**本报讯**（记者 林知秋）昨日，石桥乡的*水库*修好了，花了 2*3 年，\\*三千\\*亩稻田有了水。`,
      '- **其一**：明年还要修两座。',
      '* 其二：图纸已经画好。',
      '> 水来了。',
    )
    expect([issue.name, issue.articles[0]?.headline]).toEqual(['青石日报', ['水库修好了']])
    expect(blocksOf(issue.articles[0])).toEqual([
      ['p', '本报讯（记者 林知秋）昨日，石桥乡的水库修好了，花了 2*3 年，*三千*亩稻田有了水。'],
      ['list', '其一：明年还要修两座。'],
      ['list', '其二：图纸已经画好。'],
      ['quote', '水来了。'],
    ])
    expect(issue.articles[0]?.dateline?.raw).toBe('本报讯')
  })

  it.each([
    ['```markdown', '```'],
    ['以下是图片中报纸页面的文字内容：', '注：部分文字因图片模糊无法识别。'],
    ['好的，以下是识别结果：', '以上是图片中的全部文字内容。'],
    ['Here is the transcribed text:', 'Note: some characters are illegible in the image.'],
    ['![](images/1.jpg)', '<!-- image -->'],
    ['![图片](0.jpg)', '<img src="a.png">'],
  ])('leaves %j and %j to notes', async (above, below) => {
    const issue = await read(above, '青石日报', DATE, '水库修好了', FIRST, SECOND, below)
    expect(issue.name).toBe('青石日报')
    expect(issue.articles.map(({ headline, body }) => [headline, body.length])).toEqual([[['水库修好了'], 2]])
    const noted = issue.notes.flatMap(({ code, text }) => (code === 'unplaced' ? [text] : []))
    expect(noted.join('\n')).toBe([above, below].join('\n'))
  })

  it('shows a picture by its caption', async () => {
    const issue = await read('# 水库修好了', FIRST, '![图为石桥水库。 林知秋 摄](a/1.jpg)', SECOND)
    expect(issue.articles[0]?.images).toEqual([{ caption: '图为石桥水库。', credit: '林知秋 摄' }])
    expect(issue.articles[0]?.body).toHaveLength(2)
  })

  it.each([
    ['$1.2 \\times 10^{6} \\mathrm{m}^{3}$', '1.2×10⁶ m³'],
    ['$85\\%$', '85%'],
    ['$\\mathrm{H}_{2}\\mathrm{O}$', 'H₂O'],
    ['$36.5^{\\circ} \\mathrm{C}$', '36.5°C'],
    ['10<sup>6</sup>', '10⁶'],
    ['甲&nbsp;&amp;&nbsp;乙', '甲 & 乙'],
    ['价 $5，共 $10^{6}$ 吨', '价 $5，共 10⁶ 吨'],
    ['$\\text{约}3\\%$', '约3%'],
  ])('prints the figure %s as %s, with a note', async (written, printed) => {
    const issue = await read(
      '# 水库修好了',
      `昨日，水库蓄水${written}，**创下**新高。`,
      '## 图纸画好',
      SECOND,
    )
    expect(issue.articles[0]?.body[0]?.text).toBe(`昨日，水库蓄水${printed}，创下新高。`)
    expect(issue.notes.filter(({ code }) => code === 'replaced').length).toBeGreaterThan(0)
  })

  it.each([
    ['从 $5 增 10\\%，到 $6', '从 $5 增 10%，到 $6'],
    ['a_b 用 $5，c_d 用 $6', 'a_b 用 $5，c_d 用 $6'],
    ['$5, up 10\\%, to $6', '$5, up 10%, to $6'],
    ['第 3\\# 桥、a\\_b', '第 3# 桥、a_b'],
  ])('keeps what is no formula, without the escapes: %s', async (written, printed) => {
    const issue = await read('# 水库修好了', `水库的账是${written}。`, '## 图纸画好', SECOND)
    expect(issue.articles[0]?.body[0]?.text).toBe(`水库的账是${printed}。`)
    const plain = await read('水库修好了', FIRST, `水库的账是${written}。`, SECOND)
    expect(plain.articles[0]?.body[1]?.text).toBe(`水库的账是${written}。`)
  })

  it('raises the numbers of footnotes, and keeps the notes', async () => {
    const issue = await read(
      ...['# 青石日报', DATE, '## 水库修好了', `${FIRST}水库蓄水三百万方[^1]，坝高十米[^坝]。`, SECOND],
      ...['[^1]: 据乡志。', '[^坝]: 不含护墙', '## 夜市开张', FIRST],
    )
    expect(blocksOf(issue.articles[0])).toEqual([
      ['p', `${FIRST}水库蓄水三百万方¹，坝高十米²。`],
      ['p', SECOND],
      ['p', '¹ 据乡志。'],
      ['p', '² 不含护墙'],
    ])
    expect(issue.notes.flatMap(({ code, text }) => (code === 'replaced' ? [text] : []))).toEqual([
      '[^1]',
      '[^坝]',
      '[^1]: ',
      '[^坝]: ',
    ])
  })

  it.each([
    ['a hash', '# 热搜 #'],
    ['a star', '* 本文不代表本报立场。'],
    ['a rule', '***'],
    ['two prices', '两种票价 $5 和 $6，随到随走。'],
    ['an escape', '代码 &copy; 与 &lt;b&gt; 一并列出。'],
    ['a dash', '- 甲村'],
  ])('is not %s alone', async (_, line) => {
    const issue = await readText(spaced('青石日报', DATE, '水库修好了', FIRST, line, SECOND))
    const text = issue.articles.flatMap(({ headline, body }) => [...headline, ...body.map((one) => one.text)])
    expect(text.join('').replace(/\s/g, '')).toContain(line.replace(/\s/g, ''))
  })
})

describe('a transcript of a model', () => {
  const PAGE = ['青石日报', DATE, '水库修好了', FIRST, SECOND]

  it.each([
    ['what it thought', ['<think>\n先看标题，\n\n再看正文。\n</think>', ...PAGE]],
    [
      'what it thought, and an opening',
      ['<thinking>One page.</thinking>', '以下为图片中的文字内容：', ...PAGE],
    ],
    ['the end of what it thought', ['先看标题，\n\n再看正文。', '</think>', ...PAGE]],
    ['the end of a thought on its last line', ['先看标题，再看正文。</thinking>', ...PAGE]],
    ['its reasoning', ['<reasoning>\n先看标题。\n</reasoning>', ...PAGE]],
    [
      'its channels',
      [
        '<|channel|>analysis<|message|>先看标题。<|end|><|start|>assistant<|channel|>final<|message|>青石日报',
        ...PAGE.slice(1),
      ],
    ],
    ['the last channel alone', ['先看标题。', '<|channel|>final<|message|>', ...PAGE]],
    ['the marks around its answer', ['<think>\n\n</think>\n<answer>', ...PAGE, '</answer>\n<|im_end|>']],
    ['what a thought says of thoughts', ['◁think▷先写思考，再写正文。◁/think▷', ...PAGE]],
    [
      'what it thought of each page',
      ['[THINK]一页。[/THINK]', ...PAGE.slice(0, 4), '[THINK]还有。[/THINK]', SECOND],
    ],
    ['what a terminal says of it', ['Thinking...\n先看标题。\n...done thinking.', ...PAGE]],
    ['the words in the picture', ['图中文字如下：', ...PAGE]],
    ['an opening in English', ['Sure! Below is the extracted text from the image.', ...PAGE]],
    ['an end', [...PAGE, '（图片文字识别完毕，如有疑问请随时告诉我）']],
    ['an end in English', [...PAGE, 'If you need anything else, feel free to ask.']],
    [
      'the place of a picture',
      ['青石日报', DATE, '水库修好了', FIRST, '[图片]', '【图】', '<|image|>', SECOND],
    ],
  ])('is read without %s', async (_, lines) => {
    const issue = await read(...lines)
    expect(issue.name).toBe('青石日报')
    expect(headingsOf(issue)).toEqual([['', '水库修好了', '']])
    expect(blocksOf(issue.articles[0])).toEqual([
      ['p', FIRST],
      ['p', SECOND],
    ])
  })

  it.each([
    ['识别完成率达到九成，比去年高'],
    ['图片新闻'],
    ['【图为修好的水库】'],
    ['The following is the full text of the speech:'],
    ['程序输出了</think>这样的标记。'],
  ])('is not taken for one at %s', async (line) => {
    const issue = await read(...PAGE, line)
    expect(JSON.stringify(issue.articles)).toContain(line)
  })
})

describe('a mark of a thought', () => {
  it('takes no page with it that stands above it', async () => {
    const lines = Array.from({ length: 14 }, (_, index) => `${SECOND}这是第${index + 1}回。`)
    const issue = await read('青石日报', DATE, '水库修好了', ...lines, '</think>', FIRST)
    expect(issue.articles[0]?.body.map(({ text }) => text)).toEqual(expect.arrayContaining(lines))
  })
})

describe('fields in brackets', () => {
  it('need no equals sign', async () => {
    const record = ['【标题】水库修好了', '【副标题】三千亩稻田有水', '【作者】林知秋', '【正文】', SECOND]
    const issue = await readText([...record, '【标题】夜市开张', `【正文】${FIRST}`].join('\n'))
    expect(headingsOf(issue)).toEqual([
      ['', '水库修好了', '三千亩稻田有水'],
      ['', '夜市开张', ''],
    ])
    expect(issue.articles[0]?.byline).toEqual([{ role: '作者', name: '林知秋' }])
    expect(lostFrom(issue)).toBe('')
  })
})

describe('further forms of models and converters', () => {
  const NIGHT = '昨晚夜市开张，街上都是人，一直热闹到半夜才散。'
  const TWO = [
    ['', '水库修好了', ''],
    ['', '夜市开张', ''],
  ]
  it.each([
    ['---', (key: string, value: string) => `${key}: ${value}`],
    ['+++', (key: string, value: string) => `${key} = "${value}"`],
  ])('front matter between %s says title, deck, author, paper, day and page', async (fence, line) => {
    const issue = await readText(
      [
        fence,
        line('title', '水库修好了'),
        line('subtitle', '三千亩稻田有水'),
        line('author', '林知秋'),
        line('source', '青石日报'),
        line('date', '2021-11-09'),
        line('page', 'A03'),
        line('tags', '[水利, 民生]'),
        fence,
        '',
        FIRST,
        '',
        SECOND,
      ].join('\n'),
    )
    expect([lostFrom(issue), inventedIn(issue)]).toEqual(['', []])
    expect(issue).toMatchObject({
      name: '青石日报',
      datePublished: '2021-11-09',
      pages: [{ printPage: 'A03' }],
    })
    expect(headingsOf(issue)).toEqual([['', '水库修好了', '三千亩稻田有水']])
    expect(issue.articles[0]?.body.map(({ text }) => text)).toEqual(['林知秋', FIRST, SECOND])
  })

  it('front matter of a page leaves the headlines below it alone', async () => {
    const issue = await readText(
      `---\nnewspaper: 青石日报\ndate: 2021-11-09\n---\n\n# 水库修好了\n\n${FIRST}\n\n# 夜市开张\n\n${NIGHT}`,
    )
    expect([issue.name, issue.datePublished]).toEqual(['青石日报', '2021-11-09'])
    expect(headingsOf(issue)).toEqual(TWO)
  })

  it.each([
    [
      'a kind',
      '<|ref|>title<|/ref|><|det|>[[1, 50, 900, 88]]<|/det|>\n# ',
      '\n<|ref|>text<|/ref|><|det|>[[1, 9, 900, 88]]<|/det|>\n',
    ],
    ['a kind without tags', 'title[[1, 50, 900, 88]]\n# ', '\ntext[[1, 9, 900, 88]]\n'],
  ])('a model says %s and the place of each block', async (_, title, text) => {
    const issue = await read(`${title}水库修好了${text}${FIRST}`, `${title}夜市开张${text}${NIGHT}`)
    expect(headingsOf(issue)).toEqual(TWO)
    expect(issue.articles.map(({ body }) => body.map(({ text }) => text))).toEqual([[FIRST], [NIGHT]])
  })

  it('its tags may stand around the words', async () => {
    const at = (words: string): string => `<|ref|>${words}<|/ref|><|det|>[[1, 50, 900, 88]]<|/det|>`
    const issue = await read(at('水库修好了'), at(FIRST), '<|image|>', at('夜市开张'), at(NIGHT))
    expect(headingsOf(issue)).toEqual(TWO)
  })

  it('LaTeX has sections, bold words, tables and formulas on lines of their own', async () => {
    const table = [
      '\\begin{tabular}{|c|c|}',
      '\\hline',
      '月份 & 水量 \\\\',
      '\\hline',
      '五月 & 30 \\\\ \\hline',
      '\\end{tabular}',
    ]
    const issue = await read(
      '\\section{水库修好了}',
      FIRST.replace('石桥乡', '\\textbf{石桥乡}'),
      '$$\nE = mc^2\n$$',
      table.join('\n'),
      '\\section{夜市开张}',
      NIGHT,
    )
    expect(headingsOf(issue)).toEqual(TWO)
    expect(blocksOf(issue.articles[0])).toEqual([
      ['p', FIRST],
      ['p', 'E = mc^2'],
      ['table', '月份\t水量\n五月\t30'],
    ])
  })

  it('numbers with a bracket are a list, and marks of some kinds are none of the text', async () => {
    const issue = await read(
      '# 水库修好了\\',
      FIRST,
      '1) 先查闸门\n2) 再查水渠',
      '> 今年放心了。\n>\n> ——摘自采访',
      '==全长==三公里，取自 H~2~O 与 x^2^ 两站。',
    )
    expect(headingsOf(issue)).toEqual([['', '水库修好了', '']])
    expect(blocksOf(issue.articles[0])?.slice(1)).toEqual([
      ['list', '1) 先查闸门'],
      ['list', '2) 再查水渠'],
      ['quote', '今年放心了。'],
      ['quote', '——摘自采访'],
      ['p', '全长三公里，取自 H₂O 与 x² 两站。'],
    ])
  })

  it('a lower heading over a dateline is a headline, as the one above is', async () => {
    const issue = await read('# 水库修好了', FIRST, '## 夜市开张', `本报讯 ${NIGHT}`)
    expect(headingsOf(issue)).toEqual(TWO)
  })

  it("a heading with the paper's name alone, over another, is the masthead", async () => {
    const issue = await read('# 青石日报', '# 水库修好了', FIRST, '# 夜市开张', NIGHT)
    expect([issue.name, issue.masthead]).toEqual(['青石日报', ['青石日报']])
    expect(headingsOf(issue)).toEqual(TWO)
  })
})

describe('characters written as numbers', () => {
  const PAGE = ['青石日报', '2021年11月9日 星期二', '水库修好了', FIRST, SECOND]
  it.each([
    ['\\u', (unit: number) => `\\u${unit.toString(16).padStart(4, '0')}`],
    ['&#', (unit: number) => `&#${unit};`],
    ['&#x', (unit: number) => `&#x${unit.toString(16)};`],
  ])('are decoded where a text is full of them: %s', async (_, write) => {
    const issue = await readText(spaced(...PAGE).replace(/[^\x00-\x7f]/g, (one) => write(one.charCodeAt(0))))
    expect([lostFrom(issue), inventedIn(issue)]).toEqual(['', []])
    expect(issue).toMatchObject({ name: '青石日报', datePublished: '2021-11-09' })
    expect(issue.articles.map(({ body }) => body.map(({ text }) => text))).toEqual([[FIRST, SECOND]])
    expect(issue.notes.filter(({ code }) => code === 'replaced')).toHaveLength(1)
  })

  it('are as printed where one is quoted', async () => {
    const quoted = '他说，程序里的 &#25253; 和 \\u62a5 是一个字。'
    const issue = await readText(spaced(...PAGE, quoted))
    expect(issue.articles[0]?.body.at(-1)?.text).toBe(quoted)
  })
})
