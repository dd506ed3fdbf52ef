import { HAN } from './han.ts'
import { numberOf } from './numeral.ts'

/** The content of a page mark: `第01版：要闻`, `A01 要闻`, `第3版(国内要闻)`. */
export interface PageLabel {
  /** As printed, without leading zeros before a digit: `1`, `A01`. */
  readonly printPage: string
  readonly printSection?: string
  /** The article's place on the page, if the mark begins an article: `===== 第01版 02 =====`. */
  readonly place?: number
  /** Whether it is only a number, `A03`, as at the end of an entry in a list of contents. */
  readonly bare?: true
}

/** Section names of pages; a letter and a digit followed by one of them is a page mark, `A1 要闻`. */
const SECTION =
  '要闻|头版|综合|本地|港闻|国内|国际|时政|民生|社会|经济|财经|体育|文化|教育|健康|副刊|娱乐|评论|理论|专题|专版|广告|地方|两岸|生活|视觉|光影|城事|都市|街区|深度|特刊|关注|便民|服务|天下|科技|法治|乡村|文娱|人文|读书|旅游|汽车|房产'
const SECTION_NAME = new RegExp(`^(?:${SECTION})(?:新闻|版|周刊)?$`)

/** Whether folded text is only the name of a section: 要闻, 综合新闻. */
export const isSectionName = (folded: string): boolean => SECTION_NAME.test(folded)

const NUMBER = String.raw`[A-Z]{0,3}\d{1,5}|[一二三四五六七八九十]{1,3}`
const RULE = String.raw`[=\-—─*#_~·•\s]*`

/** One form a line, in folded text. */
const FORMS: readonly RegExp[] = [
  // ===== 第01版 02 =====
  new RegExp(`^${RULE}第?\\s*(?<page>${NUMBER})\\s*版\\s+(?<place>\\d{1,3})\\s*${RULE}$`),
  // 第01版：要闻, A02版:综合·要览, 第RB01版, 第3版（国内要闻）, • 04版：…, 1版 要闻, 第一版
  new RegExp(
    `^${RULE}第?\\s*(?<page>${NUMBER})\\s*版(?:[\\s：]\\s*(?<section>[^。，！？（）]{0,20}?)|\\s*（(?<inside>[^。，！？（）]{0,20})）)?\\s*${RULE}$`,
  ),
  // A1 要闻, B3：体育
  new RegExp(
    `^${RULE}(?<page>[A-Z]\\d{1,3})[：:\\s·|]\\s*(?<section>${HAN}{0,4}(?:${SECTION})${HAN}{0,4})\\s*${RULE}$`,
    'u',
  ),
  // A01：头版, A01 要闻
  new RegExp(
    `^${RULE}(?<page>[A-Z]{1,2}\\d{2,3})(?:[：:\\s]\\s*(?<section>[^。，！？\\s]{0,12}))?\\s*${RULE}$`,
  ),
]

/** The first page by its name: 头版, 封面, 头版：要闻. */
const FIRST = new RegExp(`^${RULE}(?:[头頭]版|封面版?)(?:[：·|\\s]\\s*(?<section>${HAN}{2,8}))?${RULE}$`, 'u')

/** Controls that reading systems print next to a page mark. */
const SITE_CONTROLS =
  /\s*(?:PDF\s*版?(?:阅读|下载)?|(?:\d\s*)?(?:上一版|下一版)(?:\s*\d)?|版面(?:导航|目录))\s*/g

/** A page's name without leading zeros and in digits: `一` and `01` are page 1. */
export const printPageOf = (printed: string): string => {
  const number = /^[一二三四五六七八九十]/.test(printed) ? numberOf(printed) : undefined
  return number === undefined ? printed.replace(/^0+(?=\d)/, '') : String(number)
}

const BARE = /^(?:[A-Z]{1,2}\d{2,3}|\d{1,3}\s?版)$/
const MAX_LENGTH = 48

const firstPageOf = (text: string): PageLabel | undefined => {
  const match = FIRST.exec(text)
  if (!match) return undefined
  const { section } = match.groups ?? {}
  const isBare = section === undefined && !text.includes('版')
  return {
    printPage: '1',
    ...(section ? { printSection: section } : {}),
    ...(isBare ? { bare: true } : {}),
  }
}

/** The label in folded text that is only a page mark; else undefined. */
export const pageLabelOf = (folded: string): PageLabel | undefined => {
  if (folded.length > MAX_LENGTH || !/版|封面|^\W*[A-Z]{1,2}\d/.test(folded)) return undefined
  const text = folded.replace(SITE_CONTROLS, '')
  const first = firstPageOf(text)
  if (first) return first
  for (const form of FORMS) {
    const groups = form.exec(text)?.groups
    if (!groups?.page) continue
    const section = (groups.section ?? groups.inside)?.replace(/\s+/g, '')
    return {
      printPage: printPageOf(groups.page),
      ...(section ? { printSection: section } : {}),
      ...(groups.place ? { place: Number(groups.place) } : {}),
      ...(BARE.test(text) ? { bare: true } : {}),
    }
  }
  return undefined
}
