/** The words of a site's own tools, longer ones first. */
const TOOL =
  '[上下前后][一1]?(?:文章|[篇版期页条张])|返回(?:目录|首页|顶部|版面|列表|上页|本版|报纸)?|' +
  '放大|缩小|默认|还原|恢复|关闭(?:窗口)?|打印(?:本[页文稿]|预览)?|收藏(?:本[页文])?|复制(?:链接|网址)?|刷新|' +
  '字[号体](?:大小)?|[特超]?[大中小]号?|A[+-]?|T|(?:一键)?分享(?:到|至|本文)?|' +
  '微信(?:好友|扫一扫)?|朋友圈|(?:新浪|腾讯)?微博|QQ(?:空间|好友)?|人人网|豆瓣|支付宝|' +
  '朗读|语音(?:朗读|播报)?|播放|暂停|停止|点赞|我要(?:评论|纠错|投稿)|评论|登录|注册|' +
  'PDF(?:版下载|版本|版|下载|文件)?|下载(?:PDF|本版)?|版面(?:导航|概览|PDF|图)|标题导航|更多|全文|' +
  '查看(?:原图|大图|全文|详情)?|阅读全文|详[细情]|首页|末页|尾页|往期(?:回顾|报纸)?|检索|搜索|进入|版面目录|目录|(?:用微信)?扫(?:一扫|码|描)(?:二维码|关注|下载|分享|阅读|到手机|上方|下方|手机)*'
const BETWEEN = '[\\s|｜/·•,，:：()（）\\[\\]【】<>«»‹›&+*#-]+'

const DATE =
  '\\d{4}\\s?[-/.年]\\s?\\d{1,2}\\s?[-/.月]\\s?\\d{1,2}(?:\\s?日)?(?:\\s?(?:星期|周)[一二三四五六日天])?(?:\\s\\d{1,2}:\\d{2}(?::\\d{2})?)?'
/** Fields that repeat the masthead: `来源：临溪日报`, `版次：[A01]`, a date, `第02版 综合`. */
const FIELD =
  `(?:来源|稿源|出处|版次|版面|版名|版号|栏目|字数|浏览(?:次数|量)?|点击(?:次数|数|率)?|阅读(?:次数|数)?|期号)\\s?[:：]\\s?[^\\s:：]{0,18}|` +
  `(?:发布日期|出版日期|日期|(?:发布|更新)?时间)|${DATE}|` +
  '(?:第\\s?)?[A-Za-z]{0,3}\\d{1,4}\\s?版(?:\\s?[:：]\\s?\\S{1,8}|\\s\\p{Script=Han}{2,6})?'

/** Tests whether a line consists of such pieces only, which are matched one by one: linear time. */
const consistsOf =
  (pieces: string) =>
  (line: string): boolean => {
    const piece = new RegExp(`${BETWEEN}|${pieces}`, 'iuy')
    while (piece.lastIndex < line.length) if (!piece.test(line)) return false
    return true
  }

const isTools = consistsOf(TOOL)
/** Below an article cut into several pages: `第1页 共3页 1 2 3 下一页`. Its numbers alone prove nothing. */
const isPager = consistsOf(`[共第]?\\s?\\d{1,3}\\s?页?|${TOOL}`)
const TURNS_PAGE = /[上下]一?页/
const isFields = consistsOf(`${FIELD}|${TOOL}`)
const HAS_FIELD = new RegExp(FIELD, 'iu')
const MAX_LENGTH = 120

/** Whether a line consists of the site's tools only, such as 上一篇 下一篇, and is no part of an article. */
export const isFurniture = (line: string): boolean => {
  const text = line.trim()
  // A single character proves nothing: 中 may be a line of a poem.
  return (
    text.length > 1 &&
    text.length <= MAX_LENGTH &&
    (isTools(text) || (TURNS_PAGE.test(text) && isPager(text)))
  )
}

/** Whether a line only repeats paper, day and page: `2021-11-09　来源：临溪日报　版次：A01`. */
const isImprint = (line: string): boolean => {
  const text = line.trim()
  return text.length <= MAX_LENGTH && HAS_FIELD.test(text) && isFields(text)
}

const PAGE =
  /(?:版次|版号|版面)\s?[:：]\s?[[［]?\s?第?\s?([A-Za-z]{0,3}\d{1,4})|第\s?([A-Za-z]{0,3}\d{1,4})\s?版/u
/** The page number in such a line. */
export const pageIn = (line: string): string | undefined => {
  const [, named, numbered] = PAGE.exec(line) ?? []
  return named ?? numbered
}

const AUTHOR_FIELD = /^(?:作者|文字?|图|撰文|编译|整理|采写|记者|通讯员|文\/图|图\/文)\s?[:：/]/u
/**
 * Divides a line between titles and body into the author and fields that repeat the masthead: `作者：沈青禾　来源：临溪日报`,
 * `记者 沈青禾 | 临溪日报 | 2021年11月09日`. A line with neither, or with one part only, is returned whole as the author.
 */
export const splitLine = (
  line: string,
  paper?: string,
): { readonly author: string; readonly imprint: string } => {
  if (line.length > MAX_LENGTH) return { author: line, imprint: '' }
  const parts = line.split(/\s*[|｜]\s*/)
  const isIssueField = (part: string): boolean =>
    isImprint(part) || part === paper || /^\p{Script=Han}{2,10}[报刊]社?$/u.test(part)
  const firstField = parts.findIndex(isIssueField)
  if (firstField > 0 && parts.slice(firstField).every(isIssueField))
    return { author: parts.slice(0, firstField).join(' '), imprint: parts.slice(firstField).join(' | ') }
  if (AUTHOR_FIELD.test(line)) {
    for (const { index } of line.matchAll(/\s+/g)) {
      if (isImprint(line.slice(index)))
        return { author: line.slice(0, index), imprint: line.slice(index).trim() }
    }
  }
  return isImprint(line) ? { author: '', imprint: line } : { author: line, imprint: '' }
}

/** Whether a line by its form alone names the author, paper, day or page. */
export const namesAuthorOrIssue = (line: string, paper?: string): boolean =>
  isAuthorField(line) || splitLine(line, paper).imprint !== ''

/** Whether a line names its author by a field of its own, `作者：沈青禾`. */
export const isAuthorField = (line: string): boolean => line.length <= 40 && AUTHOR_FIELD.test(line)
