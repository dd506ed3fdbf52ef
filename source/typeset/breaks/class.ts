import { eastAsianWidthType } from 'get-east-asian-width'
import { cachedByCodePoint } from '../cells/code-points.ts'
import { LISTED_CLASSES, LISTED_RANGES } from './class-data.ts'

/**
 * The line breaking classes of UAX #14, resolved (LB1), and those that its rules distinguish besides: QI and QF are opening
 * and closing quotation marks, OPW an East Asian OP, DC the dotted circle, IDU and ALU unassigned pictographs.
 */
export const Class = {
  BK: 0,
  CR: 1,
  LF: 2,
  NL: 3,
  SP: 4,
  ZW: 5,
  WJ: 6,
  GL: 7,
  CM: 8,
  ZWJ: 9,
  OP: 10,
  OPW: 11,
  CL: 12,
  CP: 13,
  QU: 14,
  QI: 15,
  QF: 16,
  NS: 17,
  EX: 18,
  SY: 19,
  IS: 20,
  PR: 21,
  PO: 22,
  NU: 23,
  AL: 24,
  HL: 25,
  DC: 26,
  ID: 27,
  IDU: 28,
  ALU: 29,
  IN: 30,
  HY: 31,
  HH: 32,
  BA: 33,
  BB: 34,
  B2: 35,
  CB: 36,
  H2: 37,
  H3: 38,
  JL: 39,
  JV: 40,
  JT: 41,
  RI: 42,
  EB: 43,
  EM: 44,
  AK: 45,
  AP: 46,
  AS: 47,
  VF: 48,
  VI: 49,
  /** Chinese only: a mark that starts no line even after a space: · ‧ ～ –. */
  MARK: 50,
  /** Chinese only: / and ／. */
  SOLIDUS: 51,
  /** Chinese only: —, which differs alone and in a pair. */
  DASH: 52,
  /** Chinese only: ’, which differs inside a word and after one. */
  APOSTROPHE: 53,
  /** Chinese only: ．： of full width, which differ in a number and between words. */
  POINT: 54,
} as const
export type Class = (typeof Class)[keyof typeof Class]

/** The number of classes. */
export const CLASSES = 55

/** The class of a code point as its other properties suggest; `LISTED_RANGES` has the exceptions. */
export const derivedClass = (codePoint: number): keyof typeof Class => {
  const character = String.fromCodePoint(codePoint)
  const is = (property: RegExp): boolean => property.test(character)
  if (is(/[a-z]/i)) return 'AL'
  if (is(/[0-9]/)) return 'NU'
  if (is(/\p{Ps}/u)) return 'OP'
  if (is(/\p{Pe}/u)) return 'CL'
  if (codePoint >= 0xac00 && codePoint <= 0xd7a3) return (codePoint - 0xac00) % 28 === 0 ? 'H2' : 'H3'
  if (is(/\p{Regional_Indicator}/u)) return 'RI'
  if (is(/\p{Emoji_Modifier}/u)) return 'EM'
  if (is(/\p{Emoji_Modifier_Base}/u)) return 'EB'
  if (is(/[\p{M}\p{Cc}\p{Cf}]/u)) return 'CM'
  if (is(/[\p{Pi}\p{Pf}]/u)) return 'QU'
  if (is(/\p{Sc}/u)) return 'PR'
  const width = eastAsianWidthType(codePoint)
  if (is(/\p{Nd}/u)) return width === 'fullwidth' ? 'ID' : 'NU'
  if (width === 'wide' || width === 'fullwidth') return 'ID'
  return 'AL'
}

const classes = LISTED_CLASSES.trim().split(/\s+/) as (keyof typeof Class)[]

const listedClass = (codePoint: number): Class | undefined => {
  let low = 0
  let high = classes.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (codePoint < (LISTED_RANGES[2 * middle] ?? 0)) high = middle - 1
    else if (codePoint > (LISTED_RANGES[2 * middle + 1] ?? 0)) low = middle + 1
    else return Class[classes[middle] ?? 'AL']
  }
  return undefined
}

/** Whether UAX #14 counts a code point as East Asian (LB19a, LB30). */
export const isEastAsian = (codePoint: number): boolean =>
  ['fullwidth', 'wide', 'halfwidth'].includes(eastAsianWidthType(codePoint))

const FIRST_PICTOGRAPH_UNASSIGNED = 0x1f000

const findClass = (codePoint: number): Class => {
  const lineClass = listedClass(codePoint) ?? Class[derivedClass(codePoint)]
  if (lineClass === Class.OP) return isEastAsian(codePoint) ? Class.OPW : Class.OP
  const character = String.fromCodePoint(codePoint)
  if (lineClass === Class.QU && /\p{Pi}/u.test(character)) return Class.QI
  if (lineClass === Class.QU && /\p{Pf}/u.test(character)) return Class.QF
  if (codePoint >= FIRST_PICTOGRAPH_UNASSIGNED && /(?=\p{Cn})\p{Extended_Pictographic}/u.test(character))
    return lineClass === Class.ID ? Class.IDU : Class.ALU
  return codePoint === 0x25cc ? Class.DC : lineClass
}

/** The classes of marks that behave differently in Chinese (CLREQ 3.1, 行首行尾禁则; CLDR, zh). */
const CHINESE: ReadonlyMap<string, Class> = new Map([
  ...Array.from('“‘', (mark) => [mark, Class.OPW] as const),
  ...Array.from('”﹑', (mark) => [mark, Class.CL] as const),
  ['’', Class.APOSTROPHE],
  ['—', Class.DASH],
  ...Array.from('·‧～–－', (mark) => [mark, Class.MARK] as const),
  ...Array.from('/／', (mark) => [mark, Class.SOLIDUS] as const),
  ...Array.from('．：', (mark) => [mark, Class.POINT] as const),
  ...Array.from('＂＇', (mark) => [mark, Class.QU] as const),
])

const findChineseClass = (codePoint: number): Class => {
  const tailored = CHINESE.get(String.fromCodePoint(codePoint))
  if (tailored !== undefined) return tailored
  if (codePoint >= 0xff10 && codePoint <= 0xff19) return Class.NU
  if ((codePoint >= 0xff21 && codePoint <= 0xff3a) || (codePoint >= 0xff41 && codePoint <= 0xff5a))
    return Class.AL
  const lineClass = findClass(codePoint)
  return lineClass === Class.NS ? Class.MARK : lineClass
}

/** The class of a code point by UAX #14 alone. */
export const classOf = cachedByCodePoint(findClass)

/** The class of a code point in Chinese text. */
export const chineseClassOf = cachedByCodePoint(findChineseClass)
