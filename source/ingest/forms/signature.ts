import type { Credit } from '../../issue/index.ts'
import { isBylineLine, peopleOf } from './byline.ts'
import { isPersonName } from './person-name.ts'

/** The longest signature, in code units. */
const MAX_LENGTH = 40
const AFTER_STOP = String.raw`(?:^|[。！？…”’）])\s*`
/** ……挂在村口。（林知秋）, （作者：张三 李四） */
const BRACKETED = new RegExp(
  `${AFTER_STOP}（\\s*(?:(?:本报)?(?<role>作者|记者|通讯员|撰稿)[：\\s]*)?(?<names>[^（）。，]{2,24})\\s*）$`,
  'u',
)
/** ……挂在村口。 本报记者 张三, ……。 林知秋 */
const SPACED = /[。！？…”’][\s□■◎]{1,6}(?<phrase>[^。！？…”’（）]{2,30})$/u

const isNames = (names: string): boolean =>
  names.split(/\s{2,}|[、，/]|\s(?=\p{Script=Han}{2})/u).every(isPersonName)

/** The people who sign at the end of folded text, after its last sentence; empty if none does. */
export const signatureOf = (folded: string): readonly Credit[] => {
  const tail = folded.slice(-MAX_LENGTH)
  const bracketed = BRACKETED.exec(tail)?.groups
  if (bracketed?.names && isNames(bracketed.names.trim()))
    return peopleOf(`${bracketed.role ?? '作者'} ${bracketed.names}`)
  const phrase = SPACED.exec(tail)?.groups?.phrase?.trim() ?? ''
  if (isPersonName(phrase)) return peopleOf(`作者 ${phrase}`)
  return phrase !== '' && isBylineLine(phrase) ? peopleOf(phrase) : []
}
