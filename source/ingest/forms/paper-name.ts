import { HAN } from './han.ts'
import { isSectionName } from './page-label.ts'

/**
 * Editions that are papers of their own, with pages, numbers and readers of their own; 早版 and 晚版 are two printings of one
 * paper and not among them.
 */
const OWN_EDITION =
  '(?:海外|国际|国内|全国|农村|乡村|城市|城乡|都市|社区|校园|学生|少年|少儿|中学|小学|老年|周末|周日|周六|星期[六日天]|假日|' +
  '[中英法德俄日韩藏蒙盲]文|(?:维吾尔|哈萨克|朝鲜|彝|壮)文|双语|华[东南北中]|西[南北部]|东[北部南])版'
const SEPARATOR = '[\\s·•・—-]{0,3}[（(]?'

/** An own edition after the name, printed together with it or set apart: 海外版, ·海外版, （海外版）. */
export const EDITION_AFTER_NAME = `${SEPARATOR}${OWN_EDITION}[）)]?`
const apart = new RegExp(`^${SEPARATOR}(?<edition>${OWN_EDITION})(?![面权本式块])[）)]?`)
/** Any other word with 版 counts only right after the name. */
const together = /^(?<edition>\p{Script=Han}{2,4}?版)(?!\p{Script=Han})/u
const WEEKLY = /^(?<edition>[·•・]\p{Script=Han}{2,6}周刊)/u
/** 版 of a site or a page, not of the paper. */
const NOT_OWN =
  /^(?:第|[一二三四五六七八九十]|头|本|今|电子|数字|网络|网页|手机|移动|触屏|微信|客户端|多媒体|图文|图片|文字|阅读|在线|下载|全文|完整|正式|测试|试用|最新|繁体|简体|无障碍)/

interface OwnEdition {
  /** Without what sets it apart: `海外版`. */
  readonly edition: string
  /** The code units that it takes. */
  readonly length: number
}

/** The edition of its own name with which the text after a paper's name begins. */
const ownEditionAt = (after: string): OwnEdition | undefined => {
  const match = apart.exec(after) ?? WEEKLY.exec(after) ?? together.exec(after)
  const edition = match?.groups?.edition
  if (!match || edition === undefined) return undefined
  if (!apart.test(after) && (NOT_OWN.test(edition) || isSectionName(edition))) return undefined
  return { edition, length: match[0].length }
}

/** The name with the edition of its own that the text after it begins with: 街坊日报 and `·海外版` are 街坊日报海外版. */
export const withEdition = (name: string, after: string): string =>
  name + (ownEditionAt(after)?.edition ?? '')

const ENDINGS = '报|消息|电讯|周刊|导刊|参考|文摘|新闻|快讯|时讯|商报'
const NAME = new RegExp(`^(?:${HAN}\\s?){1,12}?(?:${ENDINGS})`, 'u')
/** Of several endings the last counts, if the edition follows it: 经济参考报海外版. */
const ENDS = new RegExp(ENDINGS, 'gu')

/**
 * A paper's name, without blanks and without what sets its edition apart, if folded text is nothing else: `街 坊 日 报`,
 * `街坊日报（海外版）`.
 */
export const paperNameOf = (text: string): string | undefined => {
  if (text.length > 32 || !NAME.test(text)) return undefined
  for (const { 0: ending, index } of text.matchAll(ENDS)) {
    const name = text.slice(0, index + ending.length)
    if (!/^(?:\p{Script=Han}\s?){2,14}$/u.test(name) || name.length > 24) continue
    const after = text.slice(name.length)
    const length = after === '' ? 0 : ownEditionAt(after)?.length
    if (length === after.length) return withEdition(name.replace(/\s+/g, ''), after)
  }
  return undefined
}

/** Of two names of one paper the one with the edition; else the first. */
export const fullerName = (one: string | undefined, other: string | undefined): string | undefined => {
  if (one === undefined || other === undefined) return one ?? other
  return other.startsWith(one) && withEdition(one, other.slice(one.length)) === other ? other : one
}
