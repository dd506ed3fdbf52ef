import type { Random } from './random.ts'
import type { ArticleCopy, TrueImage } from './truth.ts'

/** Places, people and events that do not exist, in the forms that newspapers print. */
const PLACES = ['临溪', '青梧', '石桥', '白沙', '望江', '云洲', '南坪', '松岭'] as const
const SURNAMES = ['陆', '沈', '秦', '顾', '苏', '邵', '乔', '温'] as const
const GIVEN_NAMES = ['知远', '青禾', '长河', '明薇', '若水', '望舒', '安', '宁'] as const
const THINGS = ['古渡口', '老粮仓', '湿地公园', '茶园', '夜校', '旧书店', '水文站', '骑楼街'] as const
const EVENTS = ['修缮一新', '重新开放', '迎来首批访客', '换了模样', '热闹起来', '通过验收'] as const
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
const QUOTES = ['“路修好了，心就定了。”', '“先把小事做完。”', '“水清了，白鹭也就回来了。”'] as const
const SUBHEADS = ['一条老街的早晨', '从三户到三百户', '账本里的十年'] as const

const place = (random: Random): string => random.pick(PLACES)
const person = (random: Random): string => random.pick(SURNAMES) + random.pick(GIVEN_NAMES)

const sentence = (random: Random): string => {
  const opening = random.chance(30) ? `${random.between(3, 12)}月${random.between(1, 28)}日，` : '这几天，'
  const core = `${place(random)}的${random.pick(SUBJECTS)}${random.pick(VERBS)}${random.pick(OBJECTS)}，${random.pick(ENDINGS)}。`
  return random.chance(20) ? `${opening}${core}${random.pick(QUOTES)}` : `${opening}${core}`
}

const paragraph = (random: Random): string =>
  Array.from({ length: random.between(1, 4) }, () => sentence(random)).join('')

const opening = (random: Random): string => {
  const lead = paragraph(random)
  const forms = [
    `本报讯（记者 ${person(random)} 通讯员 ${person(random)}）${lead}`,
    `本报${place(random)}${random.between(1, 12)}月${random.between(1, 28)}日电（记者${person(random)}）${lead}`,
    lead,
  ] as const
  return random.pick(forms)
}

const image = (random: Random, number: number): TrueImage => {
  const plain = { src: `pic/${number}.jpg` }
  if (random.chance(15)) return plain
  const caption = `${place(random)}${random.pick(THINGS)}一景。`
  return random.chance(60) ? { ...plain, caption, credit: person(random) } : { ...plain, caption }
}

/** Invents an article. `number` makes its headline unique. */
export const inventArticle = (random: Random, number: number): ArticleCopy => {
  const kicker = random.chance(35) ? [`${place(random)}${random.pick(THINGS)}工程第${number}期完工——`] : []
  const headline = [`${place(random)}${random.pick(THINGS)}${random.pick(EVENTS)}之${number}`]
  if (random.chance(30)) headline.push(`${random.pick(SUBJECTS)}${random.pick(ENDINGS)}`)
  const deck = random.chance(25) ? [`——${place(random)}${random.pick(THINGS)}见闻`] : []
  const author = random.chance(40) ? `本报记者 ${person(random)}` : undefined
  const photoOnly = random.chance(8)
  const images = photoOnly || random.chance(25) ? [image(random, number)] : []
  const body = photoOnly ? [] : [opening(random)]
  if (!photoOnly) {
    for (let more = random.between(1, 6); more > 0; more--) {
      if (random.chance(12)) body.push(random.pick(SUBHEADS))
      body.push(paragraph(random))
    }
  }
  return { kicker, headline, deck, body, images, ...(author ? { author } : {}) }
}
