import fc from 'fast-check'
import { MASTHEAD, prose } from '../read-text.ts'

/** One line of each form that papers print besides prose, so that edits combine every recogniser with every other. */
export const FORMS: readonly string[] = [
  '第02版：综合',
  '===== 第03版 01 =====',
  '===== 第03版 02 =====',
  'A04',
  'B02 副刊',
  '（下转第二版）',
  '（上接第一版）',
  '（上接01版） 继续推进各项工作，',
  '（全文见第二版）',
  '本版责编：张三 版式：李四',
  '新华社北京11月8日电（记者王五）新的一天开始了。',
  '【路透社伦敦十一月八日电】今天',
  '本报讯（记者 周五 通讯员 吴六）昨天，老桥修好了。',
  '■ 赵六',
  '□本报记者 钱七',
  '（本报记者 钱七 赵六）',
  '图为市民在公园里散步。',
  '本报记者 孙八摄',
  '（新华社发）',
  '——一个小镇的十年',
  '市委召开会议强调——',
  '一、基本情况',
  '编者按：',
  '核心阅读',
  '迎着朝阳 走向未来',
  '春到河湾（今日谈）',
  '公 告',
  '遗失声明',
  '简讯',
  '△小桥修好了。',
  '导读',
  '图片新闻',
  '小镇新桥通车 2版',
  '【标题】 = 一件小事',
  '【标题】= 另一件',
  '【副题】= ——记渡口',
  '【正文】= 话说从前',
  '【版次】= 03',
  '您的IE浏览器版本太低',
  '作者：李萌 《青石晚报》（ 2023年05月04日 06版）',
  '2023-05-04 10:20:30 12 3/enpproperty-->',
  '河水暗下来。 1234567 2023-05-04 10:20:30 一件小事 青石晚报 /enpproperty-->灯就亮了。',
  '河水暗下来，<!--enpproperty <date>2023-05-04</date><title>一件小事</title>',
  '河水暗下来。<articleid>81</articleid><title>一件小事<papername>青石晚报</papername>灯就亮了。',
  '第1版(要闻)专栏: 小镇新桥通车 本报记者 张文华 河水暗下来,灯就亮了。 孩子们走过新桥去上学。',
  '第 2 版 ( ) 专栏 ：今日谈 作者:张 三 一件小事新华社青石11月8日电 话说从前,河边有一座桥。',
  '国内统一连续出版物号 CN 99-0001',
  '2023年5月4日 星期四',
  '总第3021期',
  '\u001b[31m红\u001b[0m',
  '\u202e反\u2066着\u2069',
  '　　首行缩进的一段话，说到一半',
  '因 地 制 宜 地 推 进 工 作',
  '○李萌',
  '河水暗下来，',
  '①小桥 ②老街 ③渡口',
  '双色球 第2023050期 01 05 12 18 23 31 + 07',
  '星期一 晴 12℃～21℃ 东南风3级',
  'A02 要闻 2022年3月18日 星期五 责任编辑：张三 美编：李四',
  '青石日报    2022年3月18日  星期五   03版  综合新闻',
  '要聞 B1 二○二三年九月十二日',
  '【本報記者李小明報道】受大雨影響，渡輪停航。',
  '（中央社台北十二日電）氣象局今天表示',
  '<REC>',
  '【作者】=沈一苇',
  '专栏：市场漫步',
  '短评：　扭亏贵在动真格',
  '小区停车难，怎么破？',
  '沈一苇',
  '■河湾镇的老街修好了，住在街上的人都说好',
  '- 12 -',
  '美元 691.20 694.13',
  '数据来源：河湾镇统计站',
  '条，夜里也亮着灯',
]

const number = fc.nat(400)
const pick = (...lines: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...lines)

/** The lines above a text. */
const headings = fc.oneof(
  number.map((n) => [`${prose(n, 1).slice(0, 12)}`]),
  number.map((n) => ['渡口上的老人们过得怎样——', prose(n, 1).slice(0, 14)]),
  number.map((n) => [prose(n, 1).slice(0, 11), '——记河湾镇的几户人家']),
  number.map((n) => [`${prose(n, 1).slice(0, 9)}（渡口夜话）`]),
  fc.constant([]),
)
/** How the text opens. */
const opening = fc.oneof(
  fc.constant(''),
  pick('本报讯（记者 周五）', '本报河湾5月3日电（记者周五、通讯员吴六）', '新华社北京5月3日电  '),
)
const tail = pick('', '', '', '（本报记者 周五）', '（下转第二版）', '周五 摄', '图为老桥。')

const article: fc.Arbitrary<string[]> = fc
  .tuple(headings, pick('', '', '□ 周五', '本报记者 周五'), opening, fc.array(number, { maxLength: 6 }), tail)
  .map(([above, byline, dateline, paragraphs, below]) => [
    ...above,
    ...(byline ? [byline] : []),
    ...paragraphs.map((n, at) => `${at === 0 ? dateline : ''}${prose(n, 1 + (n % 3))}`),
    ...(below ? [below] : []),
  ])
const poem = number.map((n) => ['渡口', '○李萌', ...(prose(n, 2).match(/.{3,9}/gu) ?? [])])
const table = fc
  .array(fc.tuple(number, number, number), { maxLength: 8 })
  .map((rows) => ['天气预报', ...rows.map((row) => row.join(' '))])
const odd = fc.array(fc.constantFrom(...FORMS), { maxLength: 4 })
const item = fc.oneof(
  { weight: 6, arbitrary: article },
  { weight: 1, arbitrary: poem },
  { weight: 1, arbitrary: table },
  { weight: 2, arbitrary: odd },
)

/** The lines of one page. */
export const page: fc.Arbitrary<string[]> = fc
  .tuple(fc.boolean(), fc.array(item, { minLength: 1, maxLength: 5 }))
  .map(([headed, items]) => [...(headed ? MASTHEAD.split('\n\n') : []), ...items.flat()])

/** The lines of a whole issue, with a mark for each page, or for each article, or for each article with its heading set apart. */
export const issue: fc.Arbitrary<string[]> = fc
  .tuple(
    fc.constantFrom('pages', 'articles', 'rows'),
    fc.array(fc.array(article, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
    fc.boolean(),
  )
  .map(([marks, pages, twice]) => {
    const printed = twice ? [...pages, pages[0] ?? []] : pages
    return printed.flatMap((articles, at) => {
      const label = `第${String(at + 1).padStart(2, '0')}版`
      if (marks === 'pages') return [`${label}：要闻`, ...articles.flat()]
      return articles.flatMap((lines, place) => [
        `===== ${label} 0${place + 1} =====`,
        ...(marks === 'rows' ? ['', lines[0] ?? '', '', ...lines.slice(1)] : lines),
      ])
    })
  })

/** The lines of records that a full-text database exports. */
export const records: fc.Arbitrary<string[]> = fc
  .array(fc.tuple(article, fc.nat(12), fc.constantFrom('= ', ' = ', '：', '＝')), {
    minLength: 1,
    maxLength: 5,
  })
  .map((all) =>
    all.flatMap(([[title = '', ...body], at, is]) => [
      `【日期】${is}2023年05月04日`,
      `【报名】${is}青石晚报`,
      `【版次】${is}${at}`,
      `【版名】${is}要闻`,
      ...(at % 3 === 0 ? [`【引题】${is}市委强调`] : []),
      `【标题】${is}${title}`,
      ...(at % 2 === 0 ? [`【副题】${is}——记渡口`] : []),
      `【正文】${is}`,
      ...body,
    ]),
  )
