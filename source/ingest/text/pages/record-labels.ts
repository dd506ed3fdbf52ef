/** A field's name at the beginning of a line, and how much of the line it takes. */
export interface RecordLabel {
  readonly name: string
  /** Its name as printed, in lower case: a record may have several for one. */
  readonly printed: string
  readonly length: number
}

/** `【标题】= ……`: a field in the export of a full-text database (TRS), one record for each article. */
const FIELD = /^[【<[〔［](?<name>\p{Script=Han}{2,4})[】>\]〕］]\s*[=＝：]\s*/u
/** Names that models write without a sign between, each with what the field is. */
const NAMES: ReadonlyMap<string, string> = new Map(
  [
    ['引题', '引题 肩题 眉题 kicker'],
    ['标题', '标题 主题 主标题 title headline'],
    ['副题', '副题 副标题 subtitle subheadline deck'],
    ['栏目', '专栏 栏目 column'],
    ['正文', '正文 内容 全文 content body text'],
    ['作者', '作者 author byline'],
    ['报名', '报名 报纸 报纸名称 newspaper paper'],
    ['日期', '日期 出版日期 date'],
    ['版次', '版次 page'],
    ['版名', '版名 section'],
    ['期号', '期号'],
    ['来源', '来源 source'],
  ].flatMap(([name = '', all = '']) => all.split(' ').map((one): [string, string] => [one, name])),
)
const NAME = `(?<name>${[...NAMES.keys()].sort((a, b) => b.length - a.length).join('|')})`
const BRACKETED = new RegExp(`^[【[〔［]${NAME}[】\\]〕］]\\s*[：=＝]?\\s*`, 'i')
const PLAIN = new RegExp(`^${NAME}：\\s*`, 'i')

const labelAt = (text: string, form: RegExp): RecordLabel | undefined => {
  const match = form.exec(text)
  const printed = match?.groups?.name?.toLowerCase()
  return match && printed
    ? { name: NAMES.get(printed) ?? printed, printed, length: match[0].length }
    : undefined
}

/** The longest label. */
const MAX_LENGTH = 20

/** The name of a field in brackets at the beginning of folded text: `【标题】=`, `[正文]`. */
export const bracketedLabelOf = (text: string): RecordLabel | undefined => {
  const opening = text.slice(0, MAX_LENGTH)
  return labelAt(opening, FIELD) ?? labelAt(opening, BRACKETED)
}

/** The same without brackets, `标题：`, `Title:`: such words may begin any line of a text. */
export const plainLabelOf = (text: string): RecordLabel | undefined =>
  labelAt(text.slice(0, MAX_LENGTH), PLAIN)
