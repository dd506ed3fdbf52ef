import { datelineOf, isBylineLine } from '../forms/index.ts'
import { endsSentence, hasSentenceInside, isOpen, TITLE_LENGTH } from './prose.ts'

/**
 * What a line is by its own form: `dated` opens a report, `tail` ends one, `title` may be a kicker, headline, deck,
 * column or subhead, `prose` is a paragraph or a part of one.
 */
export type LineKind = 'furniture' | 'credit' | 'dated' | 'tail' | 'byline' | 'caption' | 'title' | 'prose'

interface Form {
  readonly kind: LineKind
  readonly form: RegExp
  readonly longest: number
}

const HAN = String.raw`\p{Script=Han}`
const CREDIT_ROLE =
  '(?:本版|本期|今日)?(?:值班)?(?:责任编辑|责编|主编|编辑|版式设计|版式|美术编辑|美编|视觉|设计|组版|排版|校对|校检|审读|制图|绘图|图表|统筹|监制|总值班|值班编委|执行编委)'

/** One form a line, in folded text, most telling first; counts as in the dateline table. */
const FORMS: readonly Form[] = [
  // What reading systems print around a text.
  {
    kind: 'furniture',
    longest: 60,
    form: /您的IE浏览器版本太低|\/?enpproperty|^(?:首页|返回|打印|关闭|收藏|分享|放大|缩小|默认)+(?:\s*English)?$/,
  },
  {
    kind: 'furniture',
    longest: 60,
    form: /^[•·]\s*[^。，！？]{1,10}$|^(?:\d\s*)?(?:上一[期篇版]|下一[期篇版])[\s\d上下一期篇版]*$|^(?:\|\s*[^|。]{2,10}\s*)+\|$/,
  },
  {
    kind: 'furniture',
    longest: 60,
    form: /^(?:PDF\s*版?\s*)+(?:阅读|下载)?(?:PDF\s*版)?$|^(?:热门图片|二维码|阴影|版面导航|标题导航|版权所有|扫一扫)(?:\s*阴影)*$|^欢迎关注.{2,30}(?:微信|微博|平台|公众号)/,
  },
  {
    kind: 'furniture',
    longest: 4000,
    form: /^(?:\d{4}-\d{2}-\d{2},\d+\|?\s*)+$|^.{0,12}版权与免责声明|^在接受本网站服务之前|未经本网授权.{0,10}不得转载/,
  },
  {
    kind: 'furniture',
    longest: 60,
    form: /^\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*星期.?\s*【打印】$|^【(?:打印|关闭|字体)[^】]*】/,
  },
  // 本版责编：…, 版式设计：… R 20; 655
  {
    kind: 'credit',
    longest: 80,
    form: new RegExp(`^[（■]?${CREDIT_ROLE}\\s*[：/]?\\s*[${HAN}\\s、，：/·]+）?$`, 'u'),
  },
  // （本报记者…）, （新华社…电）, （作者系…）, （…整理） R 625; 286; 702; 160
  {
    kind: 'tail',
    longest: 200,
    form: /^[（【](?:据?(?:本报|新华社|中新社|记者|作者|通讯员|本版|综合|执笔|整理|编译|来源|转自|原载|文字|撰稿|供稿)).{0,190}[）】]$/,
  },
  { kind: 'tail', longest: 80, form: /^（[^（）。]{0,40}(?:整理|执笔|编译|供稿|单位[：为].{2,30})）$/ },
  // 图为…, 图①：… R 190; credit alone: …摄 R 445
  {
    kind: 'caption',
    longest: 200,
    form: /^(?:图(?:为|[①-⑳]|[一二三四五六]?[：:]|\d{1,2}[：:、]?)|[上下左右题]图(?:为|[：:])|▲|△|▼)/,
  },
  {
    kind: 'caption',
    longest: 50,
    form: new RegExp(
      `^[（(]?[^。！？]{0,44}(?:[${HAN}\\s]摄(?:影报道)?|新华社发|影像中国|人民视觉|视觉中国|资料(?:图片|照片)|供图)[）)]?$`,
      'u',
    ),
  },
]

/** The kind of a folded line. */
export const kindOf = (text: string): LineKind => {
  const matched = FORMS.find(({ form, longest }) => text.length <= longest && form.test(text))
  if (matched) return matched.kind
  if (datelineOf(text)) return 'dated'
  if (isBylineLine(text)) return 'byline'
  return text.length > TITLE_LENGTH || endsSentence(text) || (isOpen(text) && hasSentenceInside(text))
    ? 'prose'
    : 'title'
}
