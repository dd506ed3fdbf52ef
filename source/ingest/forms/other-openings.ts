import type { Credit, Dateline } from '../../issue/index.ts'

const NAME = String.raw`\p{Lu}[\p{L}.'’-]*`
/** By JANE DOE, By Jane Doe and John Roe， Staff Writers */
const BY = new RegExp(
  `^by\\s+(?<names>${NAME}(?:\\s(?:(?:de|van|von|der|la|bin)\\s)?${NAME}){1,3}(?:(?:，\\s?|\\sand\\s|\\s&\\s|，\\sand\\s)${NAME}(?:\\s${NAME}){1,3}){0,4})(?:\\s?[，|/]\\s?(?<post>[\\p{L}\\s]{3,40}))?$`,
  'iu',
)
const POST =
  /^(?:the\s)?(?:[\p{L}.]+\s){0,4}(?:writer|reporter|correspondent|editor|staff|press|service)s?$/iu
/** 김민수 기자, 김민수·이영희 기자 kim＠paper.example, 사진＝박수진 기자 */
const KOREAN_BY =
  /^[（[]?(?:(?:글|사진)[·, ]?(?:글|사진)?\s?[=＝]?\s?)?(?:\p{Script=Hangul}{2,8}\s?[=＝]\s?)?(?<names>\p{Script=Hangul}{2,4}(?:[·，、]\s?\p{Script=Hangul}{2,4}){0,4})\s?(?<post>(?:선임|수습|인턴|객원)?기자|특파원|논설위원|편집위원)(?:\s?[/|]?\s?[\w.+-]+[@＠][\w.-]+)?[）\]]?$/u
/** 【青石＝山田太郎】 alone, （山田太郎）, 山田太郎記者, 文・山田太郎 */
const JAPANESE_BY =
  /^(?:[（【]?(?:文|写真|取材)?[・＝=]?\s?(?<names>[\p{Script=Han}々\p{Script=Hiragana}\p{Script=Katakana}ー]{2,8})\s?(?<post>[記记]者|特派員|論説委員|編集委員)[）】]?)$/u
const WORDS = /^by\s|기자|특파원|위원|[記记]者|特派員|委員/i

const bylineMatch = (folded: string): RegExpExecArray | undefined => {
  if (folded.length > 120 || !WORDS.test(folded)) return undefined
  const english = BY.exec(folded)
  if (english) {
    const { names = '', post } = english.groups ?? {}
    const isName =
      names === names.toUpperCase() ||
      names.split(/[\s，]+/).every((word) => /^(?:\p{Lu}|and$|&$|de$|van$|von$|der$|la$|bin$)/u.test(word))
    return isName && (post === undefined || POST.test(post)) ? english : undefined
  }
  return KOREAN_BY.exec(folded) ?? JAPANESE_BY.exec(folded) ?? undefined
}

/** Whether a folded line only names the author, as English, Korean or Japanese papers do. */
export const isOtherByline = (folded: string): boolean => bylineMatch(folded) !== undefined

/** The people whom such a line names; the role is as printed. */
export const otherPeopleOf = (folded: string): Credit[] => {
  const groups = bylineMatch(folded)?.groups
  if (!groups) return []
  const named = (groups.names ?? '').split(/\s?[，、·]\s?(?:and\s)?|\sand\s|\s&\s/).map((name) => name.trim())
  const post = groups.post ?? named.find((name) => POST.test(name))
  return named.flatMap((name) => (name === '' || name === post ? [] : [{ role: post ?? 'By', name }]))
}

const PLACE = String.raw`\p{Lu}[\p{Lu}.'’-]+(?:[\s-]\p{Lu}[\p{Lu}.'’-]+){0,3}`
const OTHER_DATELINES: readonly RegExp[] = [
  // LONDON （AP） —, GREENSTONE， Nov. 8 -, WASHINGTON， D.C. （Reuters） –, PARIS —
  new RegExp(
    `^(?<place>${PLACE})(?:，\\s(?<region>\\p{Lu}[\\p{L}.\\s]{1,18}?))??(?:，\\s(?<date>(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\\.?\\s\\d{1,2})|\\d{1,2}\\s(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\\.?))?(?:\\s?（(?<agency>[\\p{L}./\\s]{2,30})）)?\\s?(?:——?|–|-|：)\\s?(?=[\\p{L}\\d"“'‘])`,
    'u',
  ),
  // 【青石＝共同】, 【ロンドン＝山田太郎】, ［青石 9日 共同］
  /^[【［[](?<place>[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー・]{1,12})(?<date>\s?\d{1,2}日)?\s?[＝=]\s?(?<agency>[\p{Script=Han}々\p{Script=Hiragana}\p{Script=Katakana}ー・]{2,10})[】］\]]/u,
  // ［서울＝연합뉴스］, （서울＝연합뉴스） 김민수 기자 ＝
  /^[（［[【](?<place>\p{Script=Hangul}{1,8})\s?[=＝]\s?(?<agency>[\p{Script=Hangul}\w]{2,12})[）］\]】](?:\s?\p{Script=Hangul}{2,4}(?:[·，]\s?\p{Script=Hangul}{2,4}){0,3}\s?(?:기자|특파원)\s?[=＝])?/u,
]

/** A cheap test: the beginning of each form. */
const BEGINS = /^(?:\p{Lu}|[【（［[])/u
/** The dateline that opens folded text of an English, Japanese or Korean report, or undefined. */
export const otherDatelineOf = (folded: string): Dateline | undefined => {
  const head = folded.slice(0, 90)
  if (!BEGINS.test(head) || !/[—–=＝：-]/.test(head)) return undefined
  for (const form of OTHER_DATELINES) {
    const match = form.exec(head)
    if (!match?.groups) continue
    const { place, agency, date } = match.groups
    return {
      raw: match[0].trim(),
      ...(agency ? { agency } : {}),
      ...(place ? { place } : {}),
      ...(date ? { date: date.trim() } : {}),
    }
  }
  return undefined
}
