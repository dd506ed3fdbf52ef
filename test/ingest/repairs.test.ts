import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prose, readText, spaced } from './read-text.ts'

const HEAD = ['小镇新桥通车', `本报讯（记者 张三）${prose(1)}`] as const
const BODY = [prose(2, 3), prose(3, 3), prose(4, 3), prose(5, 3)] as const
const textsOf = async (text: string): Promise<string[]> =>
  (await readText(text)).articles.flatMap(({ body }) => body.map((block) => block.text))
const [TITLE, LEDE] = HEAD
const WHOLE = [LEDE, ...BODY]

/** A place in mid-sentence: no punctuation mark on either side. */
const cutIn = (text: string, near: number): number => {
  let at = (near % (text.length - 40)) + 26
  while (/[，。、（）]/.test(text.slice(at - 1, at + 1))) at++
  return at
}
const wrapped = (text: string, measure: number): string[] =>
  text.match(new RegExp(`.{1,${measure}}`, 'gu')) ?? []

describe('a paragraph cut in mid-sentence', () => {
  it('is joined wherever it was cut, with both ranges and a note', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(3), fc.nat(1000), async (index, near) => {
        const paragraph = BODY[index] ?? ''
        const at = cutIn(paragraph, near)
        const lines = BODY.flatMap((one) => (one === paragraph ? [one.slice(0, at), one.slice(at)] : [one]))
        const issue = await readText(spaced(...HEAD, ...lines))
        expect(issue.articles[0]?.body.map(({ text }) => text)).toEqual(WHOLE)
        const joined = issue.articles[0]?.body.filter(({ repaired }) => repaired?.includes('joined'))
        expect(joined?.map(({ from }) => from.length)).toEqual([2])
        expect(issue.notes.filter(({ code }) => code === 'joined')).toHaveLength(1)
      }),
      { numRuns: 60 },
    )
  })

  it('is not seen in a headline or a deck with a pause', async () => {
    const line = '新路修到了后山，枇杷当天就能进城'
    const { articles } = await readText(spaced(...HEAD, prose(2), line, prose(3), prose(4)))
    const lines = articles.flatMap(({ headline, body }) => [...headline, ...body.map(({ text }) => text)])
    expect(lines).toContain(line)
    expect(lines).toContain(prose(3))
    const [article] = (await readText(spaced(TITLE, line, '老街夜校开课了。', prose(4)))).articles
    expect(article?.body.map(({ text }) => text)).toEqual(['老街夜校开课了。', prose(4)])
    expect([...(article?.kicker ?? []), ...(article?.headline ?? []), ...(article?.deck ?? [])]).toEqual([
      TITLE,
      line,
    ])
  })

  it.each([
    '联系人：王某某 联系电话：0734-8123456',
    '有意者请在三月底以前拨打服务热线12345678',
    '报名请发邮件到 baoming@paper.example.cn',
    '各校的名额和报名办法见 https://paper.example/a/b?c=1',
    '参加者请于星期六上午到南门集合，发车时间8:30',
    '展览的地点在城东区河堤路与新桥街路口，河堤路115号',
    '观众凭身份证入场，参观全部展厅的票价是25元',
    '今年全市的小型水库比去年同期多蓄水，增加了7.9%',
    '这条新修的登山步道全长30公里',
    '二、强化基础设施建设，着力破解山区村组用水不便等问题',
  ])('is not seen at an entry that is whole: %s', async (entry) => {
    for (const next of [
      '特此公告。',
      '请广大市民相互转告，并提前做好准备，以免耽误出行和工作。',
      '（二）从长远抓好水源。',
    ])
      for (const indent of ['', '　　']) {
        const texts = await textsOf(
          spaced(...HEAD, prose(4), `${indent}${entry}`, `${indent}${next}`, prose(5)),
        )
        const joined = texts.filter((text) => text.includes(`${entry}${next}`))
        if (/^（/.test(next) || !/^二、/.test(entry)) expect(joined).toEqual([])
      }
  })

  it('joins nothing over a stray mark', async () => {
    for (const mark of ['·', '—', '* * *', '……', '◆'])
      expect(await textsOf(spaced(...HEAD, prose(2).slice(0, -9), mark, prose(3)))).toContain(prose(3))
  })

  it('begins with an indent where paragraphs are indented', async () => {
    const open = prose(7).slice(0, 40)
    const texts = await textsOf(spaced(HEAD[0], `　　${HEAD[1]}`, `　　${open}`, `　　${prose(3)}`))
    expect(texts).toContain(open)
  })

  it.each([
    ['参观团走进位于开发区的 Green', 'Stone 公司，了解新产品的情况。', 'Green Stone 公司'],
    [
      'The county council voted on Monday to spend 30 million yuan on the re-',
      'pair of dams, it said.',
      'the repair of',
    ],
    ['大会的主题是 self-reflection', 'on the way，与会者说。', 'self-reflection on the way'],
    ['全年的进口总额比上一年增加了 3200', '万元，出口总额也有增长，企业都说好。', '3200万元'],
  ])('keeps the space between words: %s', async (above, below, joined) => {
    const wrappedTexts = await textsOf(spaced(...HEAD, `${prose(4)}${above}`, below))
    expect(wrappedTexts.join('')).toContain(joined)
  })

  it('is not joined with a heading, a tail or a new report', async () => {
    const open = prose(7).slice(0, 40)
    for (const next of ['（本报记者张三）', `本报临江5月3日讯 ${prose(6)}`])
      expect(await textsOf(spaced(...HEAD, open, next))).toContain(open)
    expect(
      await textsOf(spaced(...HEAD, open, '码头旧仓库成了图书馆', `本报讯（记者 李四）${prose(6)}`)),
    ).toContain(open)
  })
})

describe('hard-wrapped text', () => {
  it('is unwrapped at any measure', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 12, max: 50 }), async (measure) => {
        const lines = [TITLE, ...WHOLE.map((one) => wrapped(`　　${one}`, measure).join('\n'))]
        expect(await textsOf(spaced(...lines))).toEqual(WHOLE)
      }),
      { numRuns: 39 },
    )
  })
})

describe('hard-wrapped paragraphs of two lines', () => {
  it('are unwrapped at the measure of the longer ones', async () => {
    const short = ['桥长一百二十米，两边各有一条人行道。', '茶馆老板把凳子搬到桥头，给过路的人倒水。']
    const last = '本报讯（记者 李四）老街夜校昨晚开课，来了三十个人。'
    const wrap = (text: string): string => wrapped(`　　${text}`, 16).join('\n')
    const text = spaced(`${TITLE}\n${wrap(LEDE)}`, ...short.map(wrap), `老街夜校开课\n${wrap(last)}`)
    expect(await textsOf(text)).toEqual([LEDE, ...short, last])
  })

  it('are unwrapped below one of three, though there are no more', async () => {
    const texts = [
      '本报讯（记者 张三）记者昨日从河湾镇老街修缮办公室得知，第一段路已经铺好，两旁的灯也亮了。',
      '下一步将转入日常养护阶段，由各户轮流值守，每周清扫两次。',
    ]
    const lines = texts.map((text) => wrapped(`　　${text}`, 18).join('\n'))
    expect(await textsOf([TITLE, '', ...lines].join('\n'))).toEqual(texts)
  })

  it('are joined where a dateline is above a pause', async () => {
    const text = await textsOf(
      spaced(TITLE, '本报讯（记者 张三）昨日，', '老街夜校里坐满了三十位街坊，灯亮到'),
    )
    expect(text[0]).toMatch(/昨日，老街夜校/)
  })
})

describe('hard-wrapped text without empty rows', () => {
  it('is unwrapped at any measure if paragraphs are indented, and keeps its headings', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 14, max: 50 }), async (measure) => {
        const wrap = (text: string): string => wrapped(`　　${text}`, measure).join('\n')
        const text = [
          TITLE,
          ...WHOLE.map(wrap),
          '码头旧仓库成了图书馆',
          ...[`本报讯（记者 李四）${prose(8)}`, prose(9)].map(wrap),
        ]
        const issue = await readText(text.join('\n'))
        expect(issue.articles.map(({ headline }) => headline)).toEqual([[TITLE], ['码头旧仓库成了图书馆']])
        expect(issue.articles[0]?.body.map((block) => block.text)).toEqual(WHOLE)
      }),
      { numRuns: 37 },
    )
  })
})

describe('a passage that repeats earlier text of its article', () => {
  const foldedIn = async (text: string): Promise<string[]> =>
    (await readText(text)).notes
      .filter(({ code }) => code === 'repeat')
      .map((note) => (note.text ?? '').replace(/\s/g, ''))

  it.each<[string, readonly string[]]>([
    ['a whole paragraph', [BODY[1]]],
    ['its second half', [BODY[1].slice(BODY[1].indexOf('。') + 1)]],
    ['with a character lost', [BODY[1].slice(0, 60) + BODY[1].slice(61)]],

    ['hard-wrapped, a line to a paragraph', wrapped(BODY[2], 19)],
    ['hard-wrapped twice over', [...wrapped(BODY[2], 19), ...wrapped(BODY[2], 23)]],
    [
      'hard-wrapped, not letter for letter, cut off at its end',
      wrapped(BODY[2].slice(0, 50) + BODY[2].slice(51, 100), 20),
    ],
  ])('is removed and noted: %s', async (_, copy) => {
    const text = spaced(...HEAD, ...BODY, ...copy)
    expect(await textsOf(text)).toEqual(WHOLE)
    expect((await foldedIn(text)).join('')).toBe(copy.join(''))
  })

  it('is noted as truncated if it is cut off', async () => {
    const { notes } = await readText(spaced(...HEAD, ...BODY, ...wrapped(BODY[2].slice(0, 50), 20)))
    expect(notes.filter(({ code }) => code === 'truncated')).toHaveLength(1)
  })

  it('stays if it contains anything new', async () => {
    const more = `镇长在会上说，${BODY[1]}`
    expect(await textsOf(spaced(...HEAD, ...BODY, more))).toContain(more)
  })

  const ITEM = '今年秋季一年级计划招生四个班，每班不超过四十五人，报名时间为七月一日至七月五日。'
  const numerals = [
    '一',
    '二',
    '三',
    '四',
    '五',
    '六',
    '七',
    '八',
    '九',
    '十',
    '十一',
    '十二',
    '二十',
    '二十一',
  ]
  it.each<[string, readonly string[]]>([
    ['a day', ['3', '14', '二十'].map((day) => `第${day}天，江水又涨了半米，沿江各县加固堤防，灯火通明。`)],
    ['a number of one or two digits', Array.from({ length: 23 }, (_, n) => `城东区第${n + 1}小学${ITEM}`)],
    ['a number that gets shorter', Array.from({ length: 23 }, (_, n) => `城东区第${23 - n}小学${ITEM}`)],
    ['a numeral', numerals.map((numeral) => `城东区第${numeral}小学${ITEM}`)],
    ['a numeral at the head', numerals.map((numeral) => `${numeral}、城东区的小学${ITEM}`)],
    ['an amount at the end', ['30', '130', '13'].map((sum) => `${ITEM.slice(0, -1)}，学费${sum}元。`)],
    ['a name', ['李明', '李明华', '李华', '黎明华'].map((name) => `${name}是城东区小学校长，学校${ITEM}`)],
    ['the name of a place', ['东', '西', '东河', '河'].map((place) => `城${place}小学${ITEM}`)],
    [
      'a bus line',
      ['1', '2', '11', '12', '101'].map(
        (line) => `${line}路公交车的首班车为六点三十分，末班车为二十二点，票价均为两元。`,
      ),
    ],
  ])('stays if it differs in %s', async (_, items) => {
    expect(await textsOf(spaced(...HEAD, ...items))).toEqual([LEDE, ...items])
    expect(await textsOf(spaced(...HEAD, items.join('\n')))).toEqual([LEDE, ...items])
  })

  it('stays, with a note, if it says the same in other words', async () => {
    const other = `${BODY[1].slice(0, 60)}永${BODY[1].slice(61)}`
    const issue = await readText(spaced(...HEAD, ...BODY, other))
    expect(issue.articles[0]?.body.map(({ text }) => text)).toEqual([...WHOLE, other])
    const [note] = issue.notes.filter(({ code }) => code === 'alike')
    expect(issue.source.text?.slice(...(note?.at ?? []))).toBe(other)
  })

  const QUOTE = '修河不只是修堤坝，更要修好两岸人的心，让守河成为家家户户自己的事'
  it.each<[string, readonly string[]]>([
    ['alone', [`${QUOTE}。`]],
    ['with more', [`老河长常说起这句话。${QUOTE}。话音未落，孩子们跑了过来。`]],
    ['quoted', [`老河长说：“${QUOTE}。”话音未落，几个孩子跑了过来。`]],
    ['over lines', wrapped(`河边的人都这么说，${QUOTE}。如今全村二十四段河道，段段有人管。`, 17)],
  ])('stays if the earlier text is a pull quote: %s', async (_, sentence) => {
    const text = (quote: string): string =>
      spaced(TITLE, '本报记者 林知秋', quote, prose(2), sentence.join('\n'), prose(3))
    for (const quote of [QUOTE, `${QUOTE}。`, `“${QUOTE}。”`])
      expect((await textsOf(text(quote))).join('')).toContain(sentence.join(''))
  })

  it('stays if it is in another article', async () => {
    const texts = await textsOf(
      spaced(...HEAD, ...BODY, '码头旧仓库成了图书馆', `本报讯（记者 李四）${prose(8)}`, BODY[1]),
    )
    expect(texts.filter((text) => text === BODY[1])).toHaveLength(2)
  })

  it('stays if the earlier text is an abstract above the dateline', async () => {
    const abstract = BODY[1].slice(0, -1)
    expect(await textsOf(spaced(TITLE, abstract, ...HEAD.slice(1), ...BODY))).toContain(BODY[1])
  })

  it('stays if the earlier text is an abstract of several sentences below its label', async () => {
    const abstract = `${prose(9, 1)}${QUOTE}。${prose(10, 1)}`
    const text = spaced(TITLE, '核心阅读', abstract, prose(2), prose(4), `${QUOTE}。`, prose(3))
    expect(await textsOf(text)).toContain(`${QUOTE}。`)
  })

  it('stays if it is a name or a phrase within a sentence', async () => {
    const line = '到场的有镇长赵一，教师钱二，教师钱二，医生孙三。'
    expect(await textsOf(spaced(...HEAD, line))).toContain(line)
  })
})

describe('a loop within a line', () => {
  const clause = '要严把工程质量关，'
  it.each<[string, string, string]>([
    ['at its end', `会议强调，${clause.repeat(30)}`, '会议强调，要严把工程质量关'],
    ['cut off', `会议强调，${clause.repeat(30)}要严把`, '会议强调，要严把工程质量关'],
    [
      'in the middle',
      `会议强调，${clause.repeat(9)}要抓好进度。`,
      '会议强调，要严把工程质量关，要抓好进度。',
    ],
    ['of sentences', `${'雨停了，渡船又开了。'.repeat(7)}${prose(9)}`, `雨停了，渡船又开了。${prose(9)}`],
    [
      'twice',
      `一要${clause.repeat(8)}二要${'加固两岸的堤防，'.repeat(8)}三要修路。`,
      `一要${clause}二要加固两岸的堤防，三要修路。`,
    ],
  ])('is folded and noted: %s', async (_, loop, once) => {
    const issue = await readText(spaced(...HEAD, loop, prose(3)))
    expect(issue.articles[0]?.body.map(({ text }) => text)).toEqual([LEDE, once, prose(3)])
    const folded = issue.notes.flatMap(({ code, text = '' }) => (code === 'repeat' ? [text] : []))
    expect(folded.join('').length + once.length).toBe(loop.length)
  })

  it.each(['江水涨了又涨。'.repeat(3), '哈'.repeat(60), '□'.repeat(60), '1 2 3 4 '.repeat(9).trim()])(
    'is none in %s',
    async (line) => {
      const issue = await readText(spaced(...HEAD, line, prose(3)))
      expect(issue.notes.filter(({ code }) => code === 'repeat')).toEqual([])
    },
  )
})

describe('a spaced-out page', () => {
  it('is closed up', async () => {
    const out = (text: string): string => [...text].join(' ')
    const issue = await readText(
      spaced(out('小镇新桥今天上午正式通车了'), out(`本报讯（记者张三）${prose(1)}`), out(prose(2))),
    )
    expect(issue.articles[0]).toMatchObject({
      headline: ['小镇新桥今天上午正式通车了'],
      dateline: { raw: '本报讯' },
    })
    expect(issue.articles[0]?.body.at(-1)?.text).toBe(prose(2))
  })

  it('has its short lines closed up too', async () => {
    const out = (text: string): string => [...text].join(' ')
    const lines = [
      '青石晚报',
      '2023年5月4日星期四',
      '春运昨日开始',
      `本报讯（记者张三）${prose(1)}`,
      prose(2),
    ]
    const issue = await readText(lines.map(out).join('\n'))
    expect(issue).toMatchObject({ name: '青石晚报', datePublished: '2023-05-04' })
    expect(issue.articles.map(({ headline }) => headline)).toEqual([['春运昨日开始']])
  })

  it('is not assumed because of one spaced-out title', async () => {
    const [article] = (await readText(spaced('春 到 渡 口', prose(1), prose(2)))).articles
    expect(article?.headline).toEqual(['春 到 渡 口'])
  })
})

describe('half-width marks', () => {
  const half = (text: string): string =>
    text.replace(/[，。；：（）]/g, (mark) => ',.;:()'['，。；：（）'.indexOf(mark)] ?? mark)

  it.each([
    ['an empty row', '\n\n'],
    ['nothing', '\n'],
  ])('end a paragraph with %s below it', async (_, between) => {
    const texts = [
      `本报讯（记者 张三）${prose(1)}`,
      prose(2),
      `镇长说：“路修好了。”${prose(3)}`,
      '要做到：（一）巡查；（二）值班。',
    ].map(half)
    expect(await textsOf(['小镇新桥通车', ...texts].join(between))).toEqual(texts)
  })

  it('do not include the dot in a foreign name', async () => {
    const [article] = (await readText(spaced('约翰.史密斯走访老街', prose(1), prose(2)))).articles
    expect(article?.headline).toEqual(['约翰.史密斯走访老街'])
  })
})
