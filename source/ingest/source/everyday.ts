/** The characters of daily use, as the standards order them: level 1 of GB 2312 (3,755) and of Big5 (5,401). */
const LEVELS: readonly (readonly [
  encoding: string,
  leads: readonly [number, number],
  trails: readonly number[],
])[] = [
  ['gb18030', [0xb0, 0xd7], range(0xa1, 0xfe)],
  ['big5', [0xa4, 0xc6], [...range(0x40, 0x7e), ...range(0xa1, 0xfe)]],
]

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

let everyday: ReadonlySet<string> | undefined

const everydayCharacters = (): ReadonlySet<string> => {
  everyday ??= new Set(
    LEVELS.flatMap(([encoding, [first, last], trails]) => {
      const bytes = range(first, last).flatMap((lead) => trails.flatMap((trail) => [lead, trail]))
      return [...new TextDecoder(encoding).decode(Uint8Array.from(bytes))]
    }),
  )
  return everyday
}

/** The 600 commonest characters of newspapers, four of five in any text. */
const COMMON: ReadonlySet<string> = new Set(
  '一万三上下不与专世业东两严个中为主举么义之乐也习乡书了争事二于互五亚些交产京人亿仅今从他代以们件价任企众优会传但位住体何作使例供依促保信值做健儿元充先光克党入全公共关兴其具养内再军农冠决况准减几出击分' +
    '切划列创初利别到制前副力办功加务动助势包化北区医十升华协单南卫历原去县参又及友双反发取受变口古只可台史司各合同名后向告员周命和品响商善四回因团园困国图土在地场坚型城域培基境增士处备复外多大天央头奋她好' +
    '如始委子字学守安完定实客家容密富察对导将小少尔就局层居届展山州工己已市布带席帮常干平年并广应府度康建开式引张强当形影往很律得德心必志快态思急性总息患情想意感愿成我战户房所手才打执扶批技把抓投抗护报担拉' +
    '持指挥据排接控推措提播支收改攻放政效救教数整文斗断斯新方施旅族无日时明易春是显景智更最月有服望期未本术机权李村条来极构林果染查标校样核根格案检模次正此步武段每毒比民气水求汉江没河治法注活流测济海消深清' +
    '游湖源满炎点热然照爱物特率王环现球理生用由电界疗疫病百的益监目直相省看真着督知研础确示社神福离种科积程稳究空突立站第等策管类精系紧红约级纪线组织终经结给统续维网美群老考者而职联聚育肺胜能脱自至致色艺节' +
    '花范药获营落融行表被西要见观规视解计认让议记讲论设证评识话说调负责质贫费资赛走起超越足路身车转边达过运近还这进远连送选通速造道部都配采里重量金镇长门问间队防际院险障难集需青非面革项预领题风食首马验高黄',
)

/** How odd a character is in the text of a newspaper. */
const ODDNESS = { lost: 5, private: 3, rare: 2, foreign: 1, everyday: 0.3 } as const

const HAN = /\p{Script=Han}/u
/** ASCII, and the marks and full-width forms of Chinese text. */
const PLAIN =
  /[\t\n\r\u0020-\u007e\u00b7\u00a0\u2014\u2018-\u201d\u2026\u2460-\u249b\u3000-\u3017\uff01-\uff5e]/u
/** Seldom among Chinese; to half a character that was lost and half of the next it is near. */
const WIDE_LETTER = /[Ａ-Ｚａ-ｚ]/
const NONE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffd\ufdd0-\ufdef]/u
const PRIVATE = /[\ue000-\uf8ff]/u

const oddnessOf = (character: string): number => {
  if (PLAIN.test(character)) return WIDE_LETTER.test(character) ? ODDNESS.everyday : 0
  if (COMMON.has(character)) return 0
  if (HAN.test(character)) return everydayCharacters().has(character) ? ODDNESS.everyday : ODDNESS.rare
  if (NONE.test(character)) return ODDNESS.lost
  return PRIVATE.test(character) ? ODDNESS.private : ODDNESS.foreign
}

/** How odd a text is: the sum of its characters'. Of two ways to decode bytes the one that gives the less odd text is right. */
export const oddness = (text: string): number => {
  let sum = 0
  for (const character of text) sum += oddnessOf(character)
  return sum
}

/** A text with more oddness for each character beyond ASCII is none that anybody wrote. */
const MOST_ODD = 0.8
/** So many characters prove nothing. */
const FEW = 8

/** Whether a text that was decoded by guess is one that somebody may have written. */
export const isCredible = (text: string): boolean => {
  const beyond = text.match(/[^\0-\x7f]/gu)?.length ?? 0
  return beyond < FEW ? !text.includes('\ufffd') || beyond === 0 : oddness(text) <= beyond * MOST_ODD
}
