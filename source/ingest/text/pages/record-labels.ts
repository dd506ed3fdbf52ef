import { type FieldPart, partOf } from '../../forms/index.ts'

/** What a field of a record holds: a part of an article, something else that is known, or what only its name says. */
export type RecordPart = FieldPart | 'other' | 'unknown'

/** A field's name at the beginning of a line, and how much of the line it takes. */
export interface RecordLabel {
  readonly part: RecordPart
  /** Its name as printed, in lower case and without spaces: a record may have several for one part. */
  readonly printed: string
  readonly length: number
}

/** `【标题】= ……`: a field in the export of a full-text database (TRS), one record for each article. */
const FIELD = /^[【<[〔［](?<name>\p{Script=Han}{2,4})[】>\]〕］]\s*[=＝：]\s*/u
/** `【标 题】`, `[正文]`, `〔正文内容〕: `, as models and databases write them without a sign between. */
const BRACKETED =
  /^[【[〔［](?<name>[\p{Script=Han}A-Za-z][\p{Script=Han}A-Za-z\s_-]{1,15})[】\]〕］]\s*[：=＝]?\s*/u
/** `标题：`, `题 名：`, `Title-题名: `, `Title: `. */
const PLAIN =
  /^(?:[A-Za-z]{2,20}\s?[-－]\s?)?(?<name>\p{Script=Han}(?:\s{0,4}\p{Script=Han}){1,5}|[A-Za-z]{3,16}(?:[ _-][A-Za-z]{2,12})?)\s?[：:]\s*/u

/** What databases say of a text besides. */
const OTHER: ReadonlySet<string> = new Set(
  '文献类型 文献号 关键词 关键字 分类号 中图分类号 来源库 来源数据库 数据库名称 专辑 专题 字数 语种 作者单位 机构 责任编辑 编辑 网址 链接 文件名 编号 文章编号 文献编号 版权 主题词 地区 体裁 doi url keyword keywords language words id'.split(
    ' ',
  ),
)
/** Names of parts that begin lines of many texts, so that they are only parts in brackets. */
const NOT_PLAIN: ReadonlySet<string> = new Set(
  '主题 题目 时间 time 页 文本 文字 段落 导语 媒体 lines html article lead digest description creator by media'.split(
    ' ',
  ),
)

/** The longest label. */
const MAX_LENGTH = 44

const labelAt = (text: string, form: RegExp): Omit<RecordLabel, 'part'> | undefined => {
  const match = form.exec(text.slice(0, MAX_LENGTH))
  const printed = match?.groups?.name?.toLowerCase().replace(/\s+/g, '')
  return match && printed ? { printed, length: match[0].length } : undefined
}

const knownPart = (printed: string): RecordPart | undefined =>
  partOf(printed)?.[0] ?? (OTHER.has(printed) ? 'other' : undefined)

/** The name of a field in brackets at the beginning of folded text: `【标题】=`, `[正文]`. */
export const bracketedLabelOf = (text: string): RecordLabel | undefined => {
  const field = labelAt(text, FIELD)
  if (field) return { part: knownPart(field.printed) ?? 'unknown', ...field }
  const label = labelAt(text, BRACKETED)
  const part = label && knownPart(label.printed)
  return label && part ? { part, ...label } : undefined
}

/** The same without brackets, `标题：`, `Title:`: such words may begin any line of a text. */
export const plainLabelOf = (text: string): RecordLabel | undefined => {
  const label = labelAt(text, PLAIN)
  const part = label && !NOT_PLAIN.has(label.printed) ? knownPart(label.printed) : undefined
  return label && part ? { part, ...label } : undefined
}
