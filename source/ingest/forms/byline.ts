import type { Credit } from '../../issue/index.ts'
import { HAN, HAN_RANGES } from './han.ts'
import { sourceTagOf } from './source-tag.ts'

/** Repeats are bounded and not nested, so that a long line of 报 does not cause backtracking. */
const ROLE =
  `(?:${HAN}{1,6}(?:报|社))?(?:特约|见习|实习|首席|全媒体?|融媒体?|本报|本刊|本社|本台|客户端){0,3}(?:驻${HAN}{2,6}?)?` +
  '(?:记者|通讯员|评论员|特派员|摄影师|实习生|编辑|作者|摄影|撰稿|整理)'
const NAME = String.raw`${HAN}(?:${HAN}{0,5}·[${HAN_RANGES}·]{1,10}|${HAN}{1,3}|\s{1,3}${HAN})`
/** （记者 唐海强）, （本报记者张三、李四 通讯员 王五）. */
const BRACKETED = new RegExp(
  `[（〔【［]\\s*(?<inside>(?:文/图|图/文)?\\s*${ROLE}[^）〕】］]{1,60})[）〕】］]`,
  'u',
)
/** Where it was written, at its end: 张三／台北报导, 张三 深圳报道. */
const PLACE_AFTER = /[\s／/]*\p{Script=Han}{2,6}(?:综合|特稿)?(?:报导|报道|专访|专电|[外特]?电)[〕】］）]?$/u
const ROLE_AT = new RegExp(ROLE, 'gu')
const NAME_AT = new RegExp(NAME, 'gu')

const namesOf = (text: string): string[] =>
  text
    .split(/[、，；/／]|\s(?=\p{Script=Han}{2,})/u)
    .flatMap((part) => part.match(NAME_AT) ?? [])
    .map((name) => name.replace(/\s+/g, ''))
    .filter((name) => name.length <= 8)

/** The people named in a folded phrase such as `本报记者 张三、李四 通讯员王五`, each with the role before the name. */
export const peopleOf = (phrase: string): Credit[] => {
  const phraseWithoutTag = (sourceTagOf(phrase)?.textBefore ?? phrase).replace(PLACE_AFTER, '')
  const roles = [...phraseWithoutTag.matchAll(ROLE_AT)]
  return roles.flatMap((match, index) => {
    const names = phraseWithoutTag.slice(match.index + match[0].length, roles[index + 1]?.index)
    const role = match[0].replace(/^本报|^本刊/, '')
    return namesOf(names.replace(/^[：:\s]+/, '')).map((name) => ({ role, name }))
  })
}

/** The authors that a bracket near the beginning of folded text names. */
export const bylineOf = (folded: string): Credit[] => {
  const inside = BRACKETED.exec(folded.slice(0, 120))?.groups?.inside
  return inside ? peopleOf(inside) : []
}

/** Forms of a line that only names the author, in folded text. */
const LINES: readonly RegExp[] = [
  // ■ 李萌, □陈曦 王五, ◎张三
  new RegExp(`^[■□◎●○◇◆▲☉⊙]\\s*(?:${ROLE})?\\s*${NAME}(?:[\\s、，]+${NAME}){0,5}$`, 'u'),
  // 本报记者 崔丽 庄庆鸿, ■ 新华社记者, 海南日报全媒体记者 陈元才
  new RegExp(
    `^[■□◎●]?\\s*${ROLE}(?:[\\s：]*${NAME})?(?:[\\s、，]+(?:${ROLE}\\s*)?${NAME}){0,8}(?:\\s*(?:文|图|报道|采写|整理)(?:[/、](?:文|图|摄))?)?$`,
    'u',
  ),
  // 作者：雷收麦, 文/张三 图/李四
  new RegExp(`^(?:作者|文|图|文/图|图/文)\\s*[：/]\\s*${NAME}.{0,30}$`, 'u'),
  // 记者张三／台北报导, 〔记者张三、李四／综合报导〕, 【本报特派记者张三／东京专电】
  new RegExp(
    `^[〔【［（]?(?:本报|本刊)?(?:特派|特约|驻${HAN}{2,6}?)?(?:记者|特派员|实习记者)\\s?${NAME}(?:[\\s、]+${NAME}){0,3}[／/]\\s?${HAN}{2,8}(?:报导|报道|专电|[外特]?电)[〕】］）]?$`,
    'u',
  ),
  /^本报评论员$/,
]
/** A cheap test: every such line matches. */
const WORDS = /^[■□◎●○◇◆▲☉⊙]|记者|[员师生者]|编辑|摄影|撰稿|整理|^[文图]/
const BYLINE_LENGTH = 50

/** Whether a folded line is a byline and nothing else. */
export const isBylineLine = (folded: string): boolean => {
  if (folded.length > BYLINE_LENGTH || !WORDS.test(folded)) return false
  const text = sourceTagOf(folded)?.textBefore ?? folded
  return LINES.some((form) => form.test(text))
}
