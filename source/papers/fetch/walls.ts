import { beginningOfPage, isBare } from './bare-page.ts'
import type { HttpResponse } from './dependencies.ts'

/** What only walls against robots write into their pages or cookies, by the name that they are known under. */
const MARKS: readonly (readonly [name: string, mark: RegExp])[] = [
  ['瑞数', /\$_ts\b|FSSBB[A-Z]|<meta\b[^<>]*\br=['"]?m\b/],
  ['加速乐', /__jsl_clearance/],
  ['阿里云', /acw_sc__v\d|aliyun_?waf|errors\.aliyun\.com|\barg1\s*=\s*['"][0-9A-F]{20,}/i],
  ['云锁', /security_verify_|yunsuo_session/i],
  ['安全狗', /safedog/i],
  ['网站卫士', /wzws[-_]?(?:waf|cgi|challenge|confirm)/i],
  ['宝塔', /bt_?waf|宝塔(?:网站|云)?(?:防火墙|WAF)/i],
  ['雷池', /safeline|slg-(?:title|box|caption)/i],
  ['腾讯云', /TencentCaptcha|EO_Bot_|__tst_status|waf\.tencent/i],
  ['华为云', /HWWAF(?!SES)|huaweicloud[^<>"']*waf/i],
  ['百度云', /yunjiasu|yjs_(?:js_)?security/i],
  ['Cloudflare', /cf_chl_|cdn-cgi\/challenge-platform|cf-browser-verification/i],
  ['Imperva', /_Incapsula_Resource/i],
  ['DataDome', /captcha-delivery\.com/i],
  ['GeeTest', /initGeetest|static\.geetest\.com/i],
  ['CAPTCHA', /g-recaptcha|hcaptcha\.com|challenges\.cloudflare\.com|initAliyunCaptcha/i],
]

/** What they say to whoever is kept out. */
const SAYS =
  /人机验证|(?:按住|拖动|拖拽)[^<>]{0,6}滑块|请输入验证码|访问过于频繁|异常(?:流量|访问)|unusual traffic|(?:安全|访问|滑动|滑块|身份)验证|浏览器安全检查|正在(?:检查|验证)您的浏览器|访问(?:请求)?(?:被|已被)(?:阻断|拦截)|防火墙拦截|web application firewall|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human/i

/** Statuses with which nothing but walls answer. */
const WALL_STATUSES: ReadonlyMap<number, string> = new Map([
  [412, '瑞数'],
  [468, '雷池'],
  [521, '加速乐'],
])

/** A page that only tests for a browser: its script sets a cookie, or hides what it does, and loads the page again. */
const SETS_COOKIE = /document\s*(?:\.\s*cookie|\[\s*['"]cookie['"]\s*\])\s*=/
const LOADS_AGAIN = /\blocation\b|\.reload\s*\(|\.submit\s*\(/
const HIDES_ITSELF = /\beval\s*\(|\[\s*['"]eval['"]\s*\]|\b_0x[0-9a-f]{3,}|\bString\.fromCharCode\b/

const isChallenge = (html: string): boolean =>
  /<script\b/i.test(html) &&
  LOADS_AGAIN.test(html) &&
  (SETS_COOKIE.test(html) || (HIDES_ITSELF.test(html) && /cookie/i.test(html)))

/** Characters of the words on a page that is nothing but the script of a wall, with which the status says nothing. */
const NO_WORDS = 40

/** The longest page that can be a challenge of an unknown kind, bytes. */
const SHORT_PAGE = 64 * 1024

/**
 * The name of the wall against robots that an answer is; undefined if it is none. A page with words of its own is none,
 * whatever scripts it has: sites behind a wall keep its scripts in their pages.
 */
export const wallOf = ({ status, headers, bytes, cookies = [] }: HttpResponse): string | undefined => {
  // Cloudflare says with 521 that the site behind it is down.
  const isCloudflare = /cloudflare/i.test(headers.server ?? '')
  if (headers['cf-mitigated'] === 'challenge') return 'Cloudflare'
  if (status === 404 || status === 410 || status === 304 || (status >= 300 && status < 400)) return undefined
  const html = beginningOfPage(bytes)
  const isPlain = isBare(html, status === 200 ? NO_WORDS : undefined)
  const text = [html, ...(status === 200 ? [] : cookies)].join('\n')
  const marked = isPlain ? MARKS.find(([, mark]) => mark.test(text))?.[0] : undefined
  if (marked !== undefined) return marked
  if (SAYS.test(html) && isBare(html)) return 'WAF'
  const byStatus = isCloudflare ? undefined : WALL_STATUSES.get(status)
  if (byStatus !== undefined) return byStatus
  return isPlain && bytes.length <= SHORT_PAGE && isChallenge(html) ? 'JavaScript' : undefined
}
