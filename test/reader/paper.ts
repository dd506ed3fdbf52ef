import {
  type Article,
  articleId,
  type Block,
  FORMAT,
  type Issue,
  type Range,
} from '../../source/issue/index.ts'

/**
 * An invented issue: two pages, every kind of head, paragraphs that were joined, a folded repeat, a cut end, quotes and
 * verse, Latin words, a rare character, an article without a headline.
 */
const SOURCE = `江城晚报

2031年5月6日 星期二

市长热线办负责人答记者问时表示——

让每一通来电都有回音

本报讯（记者 林晓舟）5月5日，记者从市长热线办获悉，今年前4个月，热线共接听市民来电128,640件，按时办结率98.7%，比去年同期提高2.3个百分点。“过去要跑三趟的事，现在一个电话就能说清楚。”家住滨江路的陈女士说。

热线办介绍，从本月起，夜间值班由原来的6人增至10人，遇到停水停电一类急事，十分钟内转到
具体单位，半小时内回话。

为了让回音更快，热线办与供水、供电、燃气三家公司打通了工单系统（NextCall 3.0），市民可在https://call.example.cn/query?id=2031查到进度……

热线办介绍，从本月起，夜间值班由原来的6人增至10人，遇到停水停电一类急事，十分钟内转到

老码头改造二期开工 旧仓库将成图书馆

沿江旧仓库群占地3.2万平方米

新华社江城5月5日电（记者 周予安）江城老码头改造二期工程5日开工。
`

const range = (text: string, from = 0): Range => {
  const start = SOURCE.indexOf(text, from)
  if (start < 0) throw new Error(`not in the source: ${text}`)
  return [start, start + text.length]
}

const block = (text: string, type: Block['type'] = 'p'): Block => ({ type, text, from: [range(text)] })

const id = (page: string, place: number): string => articleId('江城晚报', '2031-05-06', page, place)

const [first = '', second = ''] = [
  '热线办介绍，从本月起，夜间值班由原来的6人增至10人，遇到停水停电一类急事，十分钟内转到',
  '具体单位，半小时内回话。',
]

const hotline: Article = {
  id: id('1', 1),
  kind: 'news',
  kicker: ['市长热线办负责人答记者问时表示——'],
  headline: ['让每一通来电都有回音'],
  column: '民生观察',
  byline: [{ role: '记者', name: '林晓舟' }],
  dateline: { raw: '本报讯', agency: '本报', kind: '讯' },
  body: [
    block(
      '本报讯（记者 林晓舟）5月5日，记者从市长热线办获悉，今年前4个月，热线共接听市民来电128,640件，按时办结率98.7%，比去年同期提高2.3个百分点。“过去要跑三趟的事，现在一个电话就能说清楚。”家住滨江路的陈女士说。',
    ),
    { type: 'p', text: first + second, from: [range(first), range(second)], repaired: ['joined'] },
    block(
      '为了让回音更快，热线办与供水、供电、燃气三家公司打通了工单系统（NextCall 3.0），市民可在https://call.example.cn/query?id=2031查到进度……',
    ),
  ],
  parts: [{ page: '1' }],
  from: [range('市长热线办负责人答记者问时表示——'), range('让每一通来电都有回音')],
  confidence: { headline: 0.9, boundary: 0.9 },
}

const wharf: Article = {
  id: id('1', 2),
  kind: 'news',
  headline: ['老码头改造二期开工', '旧仓库将成图书馆'],
  deck: ['沿江旧仓库群占地3.2万平方米'],
  byline: [{ role: '记者', name: '周予安' }],
  dateline: { raw: '新华社江城5月5日电', agency: '新华社', place: '江城', date: '5月5日', kind: '电' },
  body: [block('新华社江城5月5日电（记者 周予安）江城老码头改造二期工程5日开工。')],
  images: [{ caption: '改造后的三号仓库效果图。', credit: '规划院供图' }],
  parts: [{ page: '1' }],
  from: [range('老码头改造二期开工 旧仓库将成图书馆')],
  confidence: { headline: 0.8, boundary: 0.9 },
  notes: [
    { code: 'truncated', at: [SOURCE.length - 2, SOURCE.length - 1], message: 'the text breaks off here' },
  ],
}

/** Text that is not in the source: the places of an e-paper's articles need not be. */
const loose = (page: string, place: number, article: Partial<Article>): Article => ({
  id: id(page, place),
  kind: 'unknown',
  headline: [],
  body: [],
  parts: [{ page }],
  confidence: { headline: 0, boundary: 0 },
  ...article,
})

const para = (text: string, type: Block['type'] = 'p'): Block => ({ type, text, from: [] })

const long: Article = loose('A02', 1, {
  kind: 'commentary',
  headline: ['慢下来的渡口'],
  abstract: ['一条江，两个镇，三代摆渡人。'],
  body: Array.from({ length: 24 }, (_, index) =>
    index % 8 === 4
      ? para(`第${index / 4}节 船与桥`, 'subhead')
      : para(
          `渡口的清晨从第${index + 1}声汽笛开始。老人把缆绳一圈一圈绕上木桩，说：“桥通了，船还是要开，有人要过江，就有人等。”江面上雾很薄，像一张没有铺平的纸——风一吹，就露出底下青灰色的水纹……`,
        ),
  ),
})

const poem: Article = loose('A02', 2, {
  kind: 'poem',
  headline: ['立夏'],
  byline: [{ role: '', name: '佚名' }],
  body: ['麦穗低头的时候', '风从南边来', '把一条河吹成两行字', '一行写给岸，一行写给𠮷祥的雨'].map((text) =>
    para(text, 'verse'),
  ),
})

const untitled: Article = loose('A02', 3, {
  body: [para('读者李先生来电：解放路路灯已修好。'), para('三天前报的修，昨晚就亮了。', 'quote')],
})

const picture: Article = loose('A02', 4, {
  kind: 'photo',
  images: [{ caption: '图为市民在江滩放风筝。', credit: '吴越 摄' }],
})

/** The issue for the reader's tests. */
export const PAPER: Issue = {
  format: FORMAT,
  name: '江城晚报',
  nameLatin: 'RIVERTOWN EVENING NEWS',
  datePublished: '2031-05-06',
  weekday: '星期二',
  lunarDate: '辛亥年三月十五',
  issueNumber: '10203',
  cn: 'CN 00-0000',
  pageCount: { stated: 8, found: 2 },
  supervisor: '江城报业集团',
  sponsor: '江城报业集团',
  publisher: '江城晚报社',
  contacts: [{ label: '新闻热线', value: '0000-1234567' }],
  masthead: ['江城晚报', '2031年5月6日 星期二'],
  mastheadFrom: [range('江城晚报'), range('2031年5月6日 星期二')],
  pages: [
    { printPage: '1', printSection: '要闻', position: 1, articles: [hotline.id, wharf.id] },
    {
      printPage: 'A02',
      printSection: '副刊',
      position: 2,
      articles: [long.id, poem.id, untitled.id, picture.id],
    },
  ],
  articles: [hotline, wharf, long, poem, untitled, picture],
  source: { kind: 'text', text: SOURCE },
  notes: [
    {
      code: 'repeat',
      at: range(first, SOURCE.indexOf('query?id')),
      text: first,
      message: 'repeats the text above',
    },
  ],
}

/** An empty issue. */
export const EMPTY: Issue = {
  format: FORMAT,
  name: '',
  datePublished: '',
  masthead: [],
  pages: [],
  articles: [],
  source: { kind: 'text' },
  notes: [],
}

export const ids = {
  hotline: hotline.id,
  wharf: wharf.id,
  long: long.id,
  poem: poem.id,
  untitled: untitled.id,
}
