/** Pairs of a traditional character and its simplified form, for the characters in the forms of print. */
const PAIRS =
  '報报訊讯電电記记號号農农曆历廣广啟启啓启轉转聞闻編编輯辑責责攝摄圖图題题導导讀读綜综國国際际體体財财經经濟济臺台專专欄栏據据華华訪访員员評评論论觀观點点簡简話话網网線线熱热傳传辦办單单郵邮發发' +
  '總总價价聲声遺遗請请見见詳详續续張张頁页萬万億亿兩两雞鸡龍龙馬马豬猪陰阴雲云風风閏闰臘腊紙纸訂订閱阅寫写說说為为認认紹绍訴诉強强調调會会議议時时們们稱称現现開开關关間间與与對对應应實实業业區区' +
  '來来東东長长門门問问計计設设譯译執执筆笔準准週周禮礼歲岁幣币圓圆'

const SIMPLE: ReadonlyMap<string, string> = new Map(
  Array.from({ length: PAIRS.length / 2 }, (_, index) => [
    PAIRS[index * 2] ?? '',
    PAIRS[index * 2 + 1] ?? '',
  ]),
)
const TRADITIONAL = new RegExp(`[${[...SIMPLE.keys()].join('')}]`, 'g')

/** Simplifies the characters that the forms of print need, one for one, so that offsets hold. */
export const simplified = (text: string): string =>
  text.replace(TRADITIONAL, (character) => SIMPLE.get(character) ?? character)

/** One bit per code unit: a regular expression with a hundred scattered characters is slow on a whole paper. */
const TRADITIONAL_BITS = new Uint8Array(0x2000)
for (const character of SIMPLE.keys()) {
  const code = character.charCodeAt(0)
  TRADITIONAL_BITS[code >> 3] = (TRADITIONAL_BITS[code >> 3] ?? 0) | (1 << (code & 7))
}

export const hasTraditional = (text: string): boolean => {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (((TRADITIONAL_BITS[code >> 3] ?? 0) >> (code & 7)) & 1) return true
  }
  return false
}

/** Returns a function that restores the text's traditional characters in words read from folded text; undefined if it has none. */
export const restorerFor = (text: string): ((folded: string) => string) | undefined => {
  if (!hasTraditional(text)) return undefined
  const printed = new Map<string, string>()
  for (const [character] of text.matchAll(TRADITIONAL)) {
    const simple = SIMPLE.get(character)
    if (simple && !printed.has(simple)) printed.set(simple, character)
  }
  for (const simple of [...printed.keys()]) if (text.includes(simple)) printed.delete(simple)
  if (printed.size === 0) return undefined
  const form = new RegExp(`[${[...printed.keys()].join('')}]`, 'g')
  return (folded) => folded.replace(form, (simple) => printed.get(simple) ?? simple)
}
