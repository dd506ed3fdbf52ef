import { describe, expect, it } from 'vitest'
import type { Issue } from '../../source/issue/index.ts'
import { inventedIn, lostFrom } from './laws.ts'
import { readText } from './read-text.ts'

const TEXT = '市里的工程师在河湾边住了三个月,测量了十二处险段。 今年秋天,新堤将全部合龙,两岸的农田不再怕水。'

const shown = ({ articles }: Issue): unknown[] =>
  articles.map(({ column, headline, byline, dateline, parts }) => [
    parts[0]?.page,
    column ?? '',
    headline.join(' '),
    (byline ?? []).map(({ name }) => name).join(' '),
    dateline?.raw ?? '',
  ])

describe('an article that an archive prints on one line', () => {
  it.each([
    ['an author', `第1版(要闻)专栏: 河湾修起新堤 本报记者 张文华 ${TEXT}`, ['1', '', '张文华', '']],
    [
      'a dateline after a space',
      `第1版()专栏: 河湾修起新堤 新华社青石11月8日电 ${TEXT}`,
      ['1', '', '', '新华社青石11月8日电'],
    ],
    [
      'a dateline right after the headline',
      `第 1 版 ( 要闻 ) 专栏 : 河湾修起新堤新华社青石十一月八日电 ${TEXT}`,
      ['1', '', '', '新华社青石十一月八日电'],
    ],
    ['a column', `第03版：要闻 专栏：今日谈 河湾修起新堤 王建国 ${TEXT}`, ['3', '今日谈', '王建国', '']],
    [
      'a column, and the author above the headline',
      `第3版(副刊)栏目:渡口夜话 作者:张 三 李文华 河湾修起新堤 ${TEXT}`,
      ['3', '渡口夜话', '张三 李文华', ''],
    ],
    ['nothing but text', `第A02版(综合)专栏:　河湾修起新堤　${TEXT}`, ['A02', '', '', '']],
    [
      'no label of a column, and a dateline',
      `第2版(国际) 河湾修起新堤 本报青石11月8日讯 ${TEXT}`,
      ['2', '', '', '本报青石11月8日讯'],
    ],
  ])('is divided where it has %s', async (_, line, [page, column, byline, dateline]) => {
    const issue = await readText(line)
    expect(shown(issue)).toEqual([[page, column, '河湾修起新堤', byline, dateline]])
    expect(issue.articles[0]?.body.at(-1)?.text).toMatch(/^(?:新华社青石|本报青石|市里的工程师).*不再怕水。$/)
    expect([lostFrom(issue), inventedIn(issue)]).toEqual(['', []])
  })

  it('ends its headline where the line above does, which says it too', async () => {
    const issue = await readText(
      `1997年11月9日\n1. 谁来管这座桥?\n第1版(要闻)专栏: 谁来管这座桥? 小树 ${TEXT}\n2. 河湾修起新堤\n第2版(国内)专栏: 河湾修起新堤 灯下 ${TEXT.replace('河湾', '后山')}`,
    )
    expect(shown(issue)).toEqual([
      ['1', '', '谁来管这座桥?', '', ''],
      ['2', '', '河湾修起新堤', '', ''],
    ])
    expect(issue.articles[0]?.body[0]?.text).toMatch(/^小树 市里/)
    expect(issue.pages).toMatchObject([{ printSection: '要闻' }, { printSection: '国内' }])
    expect(issue.notes.filter(({ code }) => code === 'repeat').map(({ text }) => text)).toEqual([
      '1. 谁来管这座桥?',
      '2. 河湾修起新堤',
    ])
    expect([lostFrom(issue), inventedIn(issue)]).toEqual(['', []])
  })

  it.each([
    '第1版的专栏：读者来信选登,欢迎来稿。新桥通了,孩子们每天走过新桥去上学。',
    '第3版(修订)的说明书已经印好,可到前台领取。新桥通了,孩子们每天走过去。',
    '第2版(国际) 今日要目 请看《世界之窗》。新桥通了,孩子们每天走过新桥去上学。',
    '第4版(副刊)专栏: 渡口夜话 灯火可亲',
  ])('is not %s', async (line) => {
    const issue = await readText(
      ['青石晚报', '2023年5月4日', '河湾修起新堤', `本报讯（记者 张文华）${TEXT}`, line].join('\n\n'),
    )
    expect(shown(issue)).toHaveLength(1)
    expect(JSON.stringify(issue)).toContain(line)
  })
})
