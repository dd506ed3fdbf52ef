import type { LineBreakLevel } from '../../source/typeset/index.ts'

/** CLREQ 3.1 (行首行尾禁则) and CSS Text 5.2, independent of the code under test. */
export const NO_START =
  '，、。．；：？！‼⁇⁈⁉﹐﹑﹒﹔﹕﹖﹗｡､”’）》〉」』】〕〗〙〛］｝｣｠〞〟﹚﹜﹞·・‧～〜–々〻ー／' +
  ',.;:!?)]}/'
export const NO_END = '“‘（《〈「『【〔〖〘〚［｛｢｟〝﹙﹛﹝([{'

export type Rule = 'start' | 'end' | 'pair' | 'word' | 'number' | 'unit'

const oneOf = (list: string, character: string): boolean => character !== '' && list.includes(character)

/** The rule that a line end at an offset violates, if any. */
export const violationAt = (text: string, offset: number, level: LineBreakLevel): Rule | undefined => {
  const before = text.slice(0, offset)
  const after = text.slice(offset)
  const last = before.at(-1) ?? ''
  const first = after.charAt(0)
  if (oneOf(NO_START, first) && !/^\s[.,:;]\d/.test(last + after)) return 'start'
  if (/[^\s]$/.test(before) && /^[%％‰℃]/.test(after)) return 'start'
  if (level !== 'basic' && /^[…⋯‥]/.test(after)) return 'start'
  if (level === 'strict' && /^[—⸺]/.test(after)) return 'start'
  if (/^—(?!—)/.test(after) && last !== '—') return 'start'
  if (oneOf(NO_END, before.trimEnd().at(-1) ?? '')) return 'end'
  if (level !== 'basic' && /[/／]$/.test(before)) return 'end'
  if (/(?:——?|…|⋯|‥)$/.test(before) && last === first) return 'pair'
  if (/\p{Script=Latin}['’]?$/u.test(before) && /^\p{Script=Latin}/u.test(after)) return 'word'
  if (/[\p{Nd}]$/u.test(before) && /^(?:[\p{Nd}\p{Script=Latin}]|[.,:：．]\p{Nd})/u.test(after))
    return 'number'
  if (/\p{Nd}[.,:：．]$/u.test(before) && /^\p{Nd}/u.test(after)) return 'number'
  if (/[￥¥$£€№]$/.test(before) && /^\p{Nd}/u.test(after)) return 'number'
  if (/\p{Nd}$/u.test(before) && /^(?:[年月日元吨米个]|公里|平方米)/u.test(after)) return 'unit'
  return undefined
}
