/** The kinds of item that a standing head, the same words in every issue, introduces. */
export type StandingKind = 'advertisement' | 'index' | 'photo' | 'notice' | 'brief'

interface Head {
  readonly kind: StandingKind
  readonly form: RegExp
}

/** One kind a line, in folded text without marks and brackets. */
const HEADS: readonly Head[] = [
  {
    kind: 'advertisement',
    form: /^(?:(?:公益|分类)?广\s?告|(?:旺铺|厂房|门面|商铺|房屋)?(?:招\s?租|出\s?租|出\s?售|转\s?让)|招\s?聘|招\s?商|求\s?购)$/,
  },
  { kind: 'index', form: /^(?:(?:今日|要闻|本期|内容)?导\s?读|今日看点)$/ },
  { kind: 'photo', form: /^(?:图片(?:报道|新闻)|新闻图片)$/ },
  {
    kind: 'notice',
    form: /^(?:(?:寻人|寻物|招领|征稿|征集|征婚|招标|拍卖|迁坟|更名|鸣谢)?启\s?事|(?:遗失|作废|挂失|郑重|严正|律师)?声\s?明|(?:遗失|拍卖|注销|减资|清算|招标|停电|停水|停气)?公\s?告|讣\s?告|更\s?正|致\s?歉|(?:停电|停水|停气|放假)通知|(?:今明|今日|明日|未来)?天气(?:预报)?|(?:外汇|外币)牌价|股市行情|影\s?讯|今日影讯|电视(?:节目)?(?:预告|预报)|(?:体彩|福彩|彩票)?开奖(?:公告|信息|结果)|\p{Script=Han}{2,6}(?:公告|通告|公示|启事))$/u,
  },
  {
    kind: 'brief',
    form: /^\p{Script=Han}{0,4}(?:简\s?讯|短\s?讯|快\s?讯|简\s?报|短\s?波)$|^一句话新闻$/u,
  },
]

/** Marks and brackets around a head: 【声明】, ■ 简讯. */
const ORNAMENTS = /^[【■□●◆▲△▼○◎◇★\s]+|[】：\s]+$/g
const MAX_LENGTH = 12

/** The kind of the standing head that folded text is, or undefined. */
export const standingKindOf = (folded: string): StandingKind | undefined => {
  if (folded.length > MAX_LENGTH) return undefined
  const head = folded.replace(ORNAMENTS, '')
  return HEADS.find(({ form }) => form.test(head))?.kind
}
