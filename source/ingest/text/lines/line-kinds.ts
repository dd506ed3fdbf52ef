import {
  datelineOf,
  HAN,
  HAN_RANGES,
  isBylineLine,
  isCreditLine,
  isJumpLine,
  isSiteLine,
  isSourceLine,
  scriptOf,
  signatureOf,
  standingKindOf,
} from '../../forms/index.ts'
import { isEntry } from './entries.ts'
import { otherKindOf } from './other-lines.ts'
import { endsSentence, hasSentenceInside, isOpen, isRow, TITLE_LENGTH } from './sentences.ts'

/**
 * The kind of a line by its form: `dated` opens a report, `tail` ends one, `jump` leads to or from another page,
 * `verse` is a line of a poem (by the lines around it), `table` a row (by its form), `title` may be a kicker, headline, deck, column or
 * subhead, `prose` is a paragraph or a part of one.
 */
export type LineKind =
  | 'furniture'
  | 'credit'
  | 'dated'
  | 'tail'
  | 'byline'
  | 'caption'
  | 'jump'
  | 'verse'
  | 'table'
  | 'title'
  | 'prose'

interface Form {
  readonly kind: LineKind
  readonly form: RegExp
  readonly longest: number
  /** A cheap test that every such line passes, for a form that is slow to fail. */
  readonly mustContain?: RegExp
}

const PHOTO_CREDIT = /摄|新华社发|影像中国|人民视觉|视觉中国|资料|供图/
/** One form a line, in folded text, most specific first. */
const FORMS: readonly Form[] = [
  // Print of reading systems around a text.
  {
    kind: 'furniture',
    longest: 60,
    form: /您的IE浏览器版本太低|^(?:(?:首页|返回|打印|关闭|收藏|分享|放大|缩小|默认|复制链接|字号)[\s+·-]*)+(?:\s*English)?$/,
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
    form: /^(?:\d{4}-\d{2}-\d{2}[,，]\d+\|?\s*)+$|^.{0,12}版权与免责声明|^在接受本网站服务之前|未经本网授权.{0,10}不得转载/,
  },
  {
    kind: 'furniture',
    longest: 60,
    form: /^\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*星期.?\s*【打印】$|^【(?:打印|关闭|字体)[^】]*】/,
  },
  // （本报记者…）, （新华社…电）, （作者系…）, （…整理）
  {
    kind: 'tail',
    longest: 200,
    form: /^[（【](?:据?(?:本报|新华社|中新社|记者|作者|通讯员|本版|综合|执笔|整理|编译|来源|转自|原载|文字|撰稿|供稿)).{0,190}[）】]$/,
  },
  { kind: 'tail', longest: 80, form: /^（[^（）。]{0,40}(?:整理|执笔|编译|供稿|单位[：为].{2,30})）$/ },
  // （宋 可）, ——编 者
  {
    kind: 'tail',
    longest: 16,
    form: new RegExp(
      `^（${HAN}\\s{0,2}${HAN}{1,3}(?:[\\s、]+${HAN}\\s{0,2}${HAN}{1,3})?）$|^——编\\s*者$`,
      'u',
    ),
  },
  // ¹ 据市志办
  { kind: 'tail', longest: 400, form: /^[⁰¹²³⁴-⁹]{1,3} \S/ },
  // 图为…, 图①：…, or a credit alone: …摄
  {
    kind: 'caption',
    longest: 200,
    form: /^(?:[①-⑳]{1,4}[：:、]?\s?[^。！？]{2,60}[。]?\s?(?:\S{2,4}\s?摄|供图|新华社发)$|图(?:为|[①-⑳]|[一二三四五六]?[：:]|\d{1,2}[：:、]?)|[上下左右题]图(?:为|[：:])|▲|▼)/,
  },
  {
    kind: 'caption',
    longest: 50,
    mustContain: PHOTO_CREDIT,
    form: new RegExp(
      `^[（(]?[^。！？]{0,44}(?:[${HAN_RANGES}\\s]摄(?:影报道)?|新华社发|影像中国|人民视觉|视觉中国|资料(?:图片|照片)|供图)[）)]?$`,
      'u',
    ),
  },
  // 周小满摄（影像青石）
  {
    kind: 'caption',
    longest: 40,
    mustContain: PHOTO_CREDIT,
    form: /^\p{Script=Han}{2,4}(?:[\s、]+\p{Script=Han}{2,4}){0,2}\s?摄（[^（）。]{2,12}）$/u,
  },
  // 数据来源：国家统计局
  { kind: 'caption', longest: 120, form: /^(?:数据|资料|图表|信息)来源：[^。]+$/ },
  // ……玩耍。 本报记者 张三 摄
  {
    kind: 'caption',
    longest: 160,
    mustContain: PHOTO_CREDIT,
    form: /[。！？]\s*[（]?(?:(?:本报|新华社|\p{Script=Han}{2,5}报)?(?:特约|见习|实习)?(?:记者|通讯员)\s*)?\p{Script=Han}{1,3}\s{0,2}\p{Script=Han}{1,3}\s?摄[）]?$/u,
  },
]

/** A title of several printed parts on one line: each short, none with a comma. */
const isSideBySide = (text: string): boolean => {
  const titleParts = text.length <= TITLE_LENGTH * 2 && !/[，。；]/.test(text) ? text.split(/\s+/) : []
  return titleParts.length > 1 && titleParts.every(({ length }) => length <= 40)
}

/** A line that ends in a pause is not a title but a salutation or a paragraph cut off. */
const PAUSES = /[，、；]$/
/** Exclamations and questions with a pause in them are prose, not titles. */
const EXCLAIMS = /[，、].*[！？]$/

/** The kind of folded text. */
export const kindOf = (text: string): LineKind => {
  if (text.length <= LONGEST_FORM) {
    if (isSiteLine(text) || isSourceLine(text)) return 'furniture'
    // In brackets it looks like the end of an article.
    if (/^[〔【［（]/.test(text) && isBylineLine(text)) return 'byline'
    const matched = FORMS.find(
      ({ form, longest, mustContain: has }) =>
        text.length <= longest && (!has || has.test(text)) && form.test(text),
    )
    if (matched) return matched.kind
    if (isJumpLine(text)) return 'jump'
    if (standingKindOf(text)) return 'title'
    if (isCreditLine(text)) return 'credit'
    if (isBylineLine(text)) return 'byline'
  }
  if (datelineOf(text)) return 'dated'
  const script = scriptOf(text)
  if (script !== undefined && script !== 'han') return otherKindOf(text, script)
  if (endsSentence(text) || PAUSES.test(text.slice(-1)) || EXCLAIMS.test(text.slice(-TITLE_LENGTH)))
    return 'prose'
  if (text.length > TITLE_LENGTH && !isSideBySide(text)) return 'prose'
  if (hasSentenceInside(text) && (isOpen(text) || signatureOf(text).length > 0)) return 'prose'
  return isRow(text) || isEntry(text) ? 'prose' : 'title'
}

const LONGEST_FORM = 4000
