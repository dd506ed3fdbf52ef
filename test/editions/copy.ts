import type { Dice } from './random.ts'
import type { TrueArticle, TrueImage } from './truth.ts'

/** Places, people and events that do not exist, in the forms that newspapers print. */
const PLACES = ['临溪', '青梧', '石桥', '白沙', '望江', '云洲', '南坪', '松岭'] as const
const SURNAMES = ['陆', '沈', '秦', '顾', '苏', '邵', '乔', '温'] as const
const GIVEN = ['知远', '青禾', '长河', '明薇', '若水', '望舒', '安', '宁'] as const
const THINGS = ['古渡口', '老粮仓', '湿地公园', '茶园', '夜校', '旧书店', '水文站', '骑楼街'] as const
const DOINGS = ['修缮一新', '重新开放', '迎来首批访客', '换了模样', '热闹起来', '通过验收'] as const
const SUBJECTS = ['志愿者', '种茶人', '街坊们', '养护工', '社区医生', '年轻的教师'] as const
const VERBS = ['清点', '整理', '检修', '登记', '记录', '照看'] as const
const OBJECTS = ['雨量计', '旧档案', '沿河步道', '两百多盏路灯', '一架老水车', '借书卡'] as const
const ENDINGS = [
  '忙到傍晚才收工',
  '一处也没有落下',
  '比去年早了半个月',
  '赶在汛期之前做完',
  '留下厚厚一本账',
] as const
const SAID = ['“路修好了，心就定了。”', '“先把小事做完。”', '“水清了，白鹭也就回来了。”'] as const
const SUBHEADS = ['一条老街的早晨', '从三户到三百户', '账本里的十年'] as const

const place = (dice: Dice): string => dice.pick(PLACES)
export const person = (dice: Dice): string => dice.pick(SURNAMES) + dice.pick(GIVEN)

const sentence = (dice: Dice): string => {
  const opening = dice.chance(30) ? `${dice.between(3, 12)}月${dice.between(1, 28)}日，` : '这几天，'
  const core = `${place(dice)}的${dice.pick(SUBJECTS)}${dice.pick(VERBS)}${dice.pick(OBJECTS)}，${dice.pick(ENDINGS)}。`
  return dice.chance(20) ? `${opening}${core}${dice.pick(SAID)}` : `${opening}${core}`
}

const paragraph = (dice: Dice): string =>
  Array.from({ length: dice.between(1, 4) }, () => sentence(dice)).join('')

const opening = (dice: Dice): string => {
  const lead = paragraph(dice)
  const forms = [
    `本报讯（记者 ${person(dice)} 通讯员 ${person(dice)}）${lead}`,
    `本报${place(dice)}${dice.between(1, 12)}月${dice.between(1, 28)}日电（记者${person(dice)}）${lead}`,
    lead,
  ] as const
  return dice.pick(forms)
}

const image = (dice: Dice, number: number): TrueImage => {
  const plain = { src: `pic/${number}.jpg` }
  if (dice.chance(15)) return plain
  const caption = `${place(dice)}${dice.pick(THINGS)}一景。`
  return dice.chance(60) ? { ...plain, caption, credit: person(dice) } : { ...plain, caption }
}

/** One invented article; `number` keeps headlines apart. */
export const article = (dice: Dice, number: number): Omit<TrueArticle, 'key' | 'pages' | 'paths'> => {
  const kicker = dice.chance(35) ? [`${place(dice)}${dice.pick(THINGS)}工程第${number}期完工——`] : []
  const headline = [`${place(dice)}${dice.pick(THINGS)}${dice.pick(DOINGS)}之${number}`]
  if (dice.chance(30)) headline.push(`${dice.pick(SUBJECTS)}${dice.pick(ENDINGS)}`)
  const deck = dice.chance(25) ? [`——${place(dice)}${dice.pick(THINGS)}见闻`] : []
  const author = dice.chance(40) ? `本报记者 ${person(dice)}` : undefined
  const photoOnly = dice.chance(8)
  const images = photoOnly || dice.chance(25) ? [image(dice, number)] : []
  const body = photoOnly ? [] : [opening(dice)]
  if (!photoOnly) {
    for (let left = dice.between(1, 6); left > 0; left--) {
      if (dice.chance(12)) body.push(dice.pick(SUBHEADS))
      body.push(paragraph(dice))
    }
  }
  return { kicker, headline, deck, body, images, ...(author ? { author } : {}) }
}
