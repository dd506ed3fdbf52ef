import { isoDate } from './date.ts'
import { pageLabelOf } from './page-label.ts'
import { paperNameOf } from './paper-name.ts'

const MAX_LENGTH = 120

/** The steps of `首页 > 新闻 > 正文`, `当前位置：报纸 » 要闻`, the way to a page; undefined if folded text is nothing of the kind. */
const trailOf = (folded: string): readonly string[] | undefined => {
  if (folded.length > MAX_LENGTH || !/[>»›＞]/.test(folded)) return undefined
  const steps = folded.split(/[>»›＞]+/).map((step) => step.trim())
  const isTrail =
    steps.length >= 3 &&
    steps.length <= 8 &&
    steps.some((step) => /\p{L}/u.test(step)) &&
    steps.every((step, index) => isStep(step, index === steps.length - 1))
  return isTrail ? steps : undefined
}
const isStep = (step: string, isLast: boolean): boolean =>
  step.length <= 24 && !/[。！？，；]/.test(step) && (/[\p{L}\p{N}]/u.test(step) || (isLast && step === ''))

/** What the way to a page says of the paper. */
interface TrailFields {
  readonly name?: string
  readonly datePublished?: string
  readonly page?: string
}

/** The paper, day and page that are steps of the way to a page; undefined without a paper among them. */
export const trailFieldsOf = (folded: string): TrailFields | undefined => {
  const steps = trailOf(folded)
  const name = steps?.map(paperNameOf).find((step) => step !== undefined)
  if (!steps || name === undefined) return undefined
  const datePublished = steps.map(isoDate).find((day) => day !== undefined)
  const page = steps.map(pageLabelOf).find((label) => label !== undefined)?.printPage
  return { name, ...(datePublished ? { datePublished } : {}), ...(page ? { page } : {}) }
}
const PLACE =
  /^(?:您?(?:现在|目前|当前)?(?:的|所在的?|所处)?位置|您(?:现在|目前|当前)?(?:正)?在)(?:是|为)?[：:]/
const HOME = /^(?:网站|返回|本站|报纸)?(?:首页|主页)\s*(?:[>»›＞/|｜·-]|->|→)/

/** What a bar of links names. */
const LINK =
  /^(?:网站|返回|设为|加入|手机|移动|电子|数字|在线|今日|本报|最新|更多|往期|我要|用户|会员|站内|全文|高级|关于|联系|版权|广告|友情|网上|触屏|电脑)?(?:首页|主页|新闻|要闻|时政|国内|国际|社会|财经|经济|体育|娱乐|文化|教育|健康|科技|汽车|房产|旅游|评论|观点|副刊|图片|视频|专题|论坛|博客|微博|微信|客户端|报|版|登录|登陆|注册|退出|搜索|检索|订阅|投稿|收藏|打印|分享|评论|目录|导航|回顾|浏览|我们|声明|服务|链接|地图|留言|收藏夹|内容|字号|帮助|English|EN|APP|RSS|上一[版篇期页]|下一[版篇期页]|繁體|繁体|简体)$/i

const COUNTED =
  '(?:(?:发布|发表|更新|录入|上传|采集)(?:时间|日期|于)|(?:浏览|点击|阅读|访问|评论|点赞|转发)(?:次数|数|量|率)?|字[体号]|分享(?:到|至)?)'
const COUNTER = new RegExp(`^${COUNTED}[：\\s]`)
const ONLY_COUNTED = new RegExp(`^${COUNTED}：$`)
/** `发布时间：2025-07-17 浏览：35`, `点击数：12`, `字号：大 中 小`: what a site counts and offers, and nothing besides. */
const isCounter = (folded: string): boolean =>
  COUNTER.test(folded) &&
  !/[。，；]/.test(folded) &&
  folded.length <= 60 &&
  /\d|：/.test(folded) &&
  (folded.match(/\p{Script=Han}{1,8}：/gu) ?? []).every((label) => ONLY_COUNTED.test(label))
const TODAY = /^(?:今天|今日|现在|当前(?:时间|日期))\s*(?:是|[：:])\s*.{0,4}(?:19|20)\d\d\s*[年/-].{2,24}$/

/** Three words, at least, with something between them. */
const THREE_WORDS = /[^\s|｜/][\s|｜/]+[^\s|｜/]+[\s|｜/]+[^\s|｜/]/

const isBar = (folded: string): boolean => {
  if (!THREE_WORDS.test(folded)) return false
  const links = folded.split(/[\s|｜/]+/).filter((link) => link !== '')
  return (
    links.length >= 3 &&
    links.every((link) => link.length <= 8) &&
    links.filter((link) => LINK.test(link)).length * 3 >= links.length * 2
  )
}

/** A day with a time: when a site put the text up. */
const PUT_UP =
  /^(?:19|20)\d\d\s?[年/.-]\s?\d{1,2}\s?[月/.-]\s?\d{1,2}\s?日?\s+\d{1,2}[:：]\d\d(?:[:：]\d\d)?$/

/** `上一篇：城西修路`: the way to the article before or after. */
const BESIDE = /^[【（<«‹|]?(?:上|下|前|后)一?(?:篇|条|则|页|版|期)(?:文章|新闻)?[】）>»›]?\s*[：|｜>»]\s*\S/
/** The number of a site's registration, and whose rights it says it has. */
const REGISTERED = /(?:ICP备|ICP证|公网安备|新闻信息服务许可证|增值电信业务经营许可证).{0,16}\d/i
const RIGHTS =
  /(?:版权(?:所有|归.{2,20}所有)|©|\(C\)|Copyright|All Rights Reserved|未经.{0,12}(?:许可|授权|同意).{0,6}(?:不得|禁止|请勿|谢绝|严禁)|(?:不得|禁止|请勿|谢绝|严禁)(?:擅自)?(?:转载|复制)|技术支持：)/i
const SENTENCE = /[。；].|，.*[。；]$|说|表示|“/
const isFoot = (folded: string): boolean =>
  folded.length <= 90 && (REGISTERED.test(folded) || (RIGHTS.test(folded) && !SENTENCE.test(folded)))

/** Whether folded text is only what a site prints around a page: the way to it, a bar of links, a counter, the site's day. */
export const isSiteLine = (folded: string): boolean => {
  if (folded.length > MAX_LENGTH) return false
  if (BESIDE.test(folded) || isFoot(folded)) return true
  if (trailOf(folded)) return true
  if (HOME.test(folded) || PLACE.test(folded)) return true
  return (
    PUT_UP.test(folded) || TODAY.test(folded) || isCounter(folded) || (folded.length <= 90 && isBar(folded))
  )
}
