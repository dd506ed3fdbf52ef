import { DATE, isoDate, LUNAR, numberOf, WEEKDAY } from '../../forms/index.ts'
import type { Field, MastheadFields } from './field.ts'
import { hasOtherFields, OTHER_FIELDS } from './other-fields.ts'

export type { MastheadFields } from './field.ts'

const spaceless = (text: string): string => text.replace(/\s+/g, '')
const NUMBER = '[一二三四五六七八九十百两〇\\d]+'

/** One entry for each form of a field, in folded text; first the forms that regulations require (报纸管理规定; 出版形式差错数计算方法, 2020). */
const FIELDS: readonly Field[] = [
  {
    form: /(?:国内)?(?:统一)?(?:连续出版物号|刊号)?[：\s]*CN\s?(?<cn>\d{2})\s?[-—－]\s?(?<serial>\d{4})(?:\s?\/\s?[A-Z]{1,2})?/,
    read: ({ cn, serial }) => ({ cn: `CN ${cn}-${serial}` }),
    isProof: true,
  },
  {
    form: /(?:国际标准(?:连续出版物号|刊号)[：\s]*)?ISSN\s?(?<issn>\d{4}-\d{3}[\dX])/,
    read: ({ issn = '' }) => ({ issn }),
    isProof: true,
  },
  {
    form: /(?:国内)?邮发代号[：\s]*(?<code>\d{1,2}\s?[-—－]\s?\d{1,4})/,
    read: ({ code = '' }) => ({ postalCode: spaceless(code).replace(/[—－]/, '-') }),
    isProof: true,
  },
  { form: /第\s*(?<page>\d{1,3})\s*版$/, read: ({ page = '' }) => ({ page: page.replace(/^0+(?=\d)/, '') }) },
  { form: /国外(?:发行)?代号[：\s]*[A-Z]{0,2}\d+[A-Z]*/, read: () => ({}) },
  {
    form: /(?:总第?|第|总编号?[：\s]*|【期号】\s*=\s*)\s*(?<issue>\d{1,6})\s*[号期]|(?:总编号|【期号】\s*=)[：\s]*(?<bare>\d{1,6})/,
    read: ({ issue, bare }) => ({ issueNumber: issue ?? bare ?? '' }),
    isProof: true,
  },
  {
    form: new RegExp(`第\\s*(?<issue>${NUMBER.replace('百', '百千万')})\\s*号`),
    read: ({ issue = '' }) => {
      const number = numberOf(issue)
      return number === undefined ? {} : { issueNumber: String(number) }
    },
  },
  {
    form: new RegExp(`今日出[纸版]\\s*(?<sheets>${NUMBER})大?[张叠](?:\\s*(?<pages>${NUMBER})\\s*[页版])?`),
    read: ({ pages }) => {
      const stated = pages === undefined ? undefined : numberOf(pages)
      return stated === undefined ? {} : { stated }
    },
    isProof: true,
  },
  {
    form: new RegExp(`(?:今日|本期|今天|共)\\s*(?:共|出版)?\\s*(?<pages>${NUMBER})\\s*(?:个)?版`),
    read: ({ pages = '' }) => {
      const stated = numberOf(pages)
      return stated === undefined ? {} : { stated }
    },
    isProof: true,
  },
  {
    form: new RegExp(DATE),
    read: (_, phrase) => {
      const datePublished = isoDate(phrase)
      return datePublished === undefined ? {} : { datePublished }
    },
  },
  {
    form: new RegExp(
      `(?:农历|夏历|阴历)\\s*(?<lunar>${LUNAR})|(?<year>[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]\\S{0,5}年\\s?${LUNAR})`,
    ),
    read: ({ lunar, year }) => ({ lunarDate: spaceless(lunar ?? year ?? '') }),
    isProof: true,
  },
  { form: new RegExp(WEEKDAY), read: (_, phrase) => ({ weekday: phrase }) },
  {
    mustContain: ['主管'],
    form: /^主管(?:单位)?[、，]\s*主办(?:单位)?[：\s]\s*(?<who>\S.{1,40})$/,
    read: ({ who = '' }) => ({ supervisor: who, sponsor: who }),
    isProof: true,
  },
  {
    mustContain: ['主管'],
    form: /^主管(?:单位)?[：\s]\s*(?<who>\S.{1,40}?)(?=\s+主办|$)/,
    read: ({ who = '' }) => ({ supervisor: who }),
    isProof: true,
  },
  {
    mustContain: ['主办'],
    form: /主办(?:单位)?[：\s]\s*(?<who>\S.{1,40}?)(?=\s+(?:主管|出版|承办)|$)/,
    read: ({ who = '' }) => ({ sponsor: who }),
    isProof: true,
  },
  {
    mustContain: ['出版'],
    form: /出版(?:单位|者)?[：]\s*(?<who>\S.{1,40}?)(?=\s|$)/,
    read: ({ who = '' }) => ({ publisher: who }),
    isProof: true,
  },
  {
    mustContain: ['主管'],
    form: /^(?<who>\S{2,30}?)\s*主管[、，]?\s*主办$/,
    read: ({ who = '' }) => ({ supervisor: who, sponsor: who }),
    isProof: true,
  },
  {
    mustContain: ['主管'],
    form: /^(?<who>\S{2,30}?)\s*主管(?=\s|$)/,
    read: ({ who = '' }) => ({ supervisor: who }),
    isProof: true,
  },
  {
    mustContain: ['主办'],
    form: /(?<who>[^\s，。]{2,30}?)\s*主办$/,
    read: ({ who = '' }) => ({ sponsor: who }),
    isProof: true,
  },
  {
    mustContain: ['出版'],
    form: /(?<who>[^\s，。]{2,26}(?:社|集团|中心|委员会))\s*(?:编辑)?出版$/,
    read: ({ who = '' }) => ({ publisher: who }),
    isProof: true,
  },
  {
    mustContain: ['热线', '电话', '传真'],
    form: /(?<label>(?:新闻|广告|发行|读者|投诉|举报|监督|报料|爆料|订报|订阅|服务|编辑部|总编室|值班|联系|24小时)*(?:热线|电话|传真))[：]?\s*(?<value>\d[\d\-—－ ()（）、/]{4,40}\d)/,
    read: ({ label = '', value = '' }) => ({ contact: { label, value } }),
  },
  {
    form: /(?<label>(?:官方|投稿|电子|新闻|编辑部|本报)?(?:网站|官网|网址|邮箱|信箱|微博|微信|公众号|地址|QQ群?)|E-?mail|微信公众号|客户端|地址|社址|邮编|邮政编码|承印|印刷|发行|总编辑|社长|责任编辑|值班编委)[：]\s*(?<value>\S.{0,50}?)(?=\s\s|\s\S{2,8}[：]|$)/i,
    read: ({ label = '', value = '' }) => ({ contact: { label, value } }),
  },
  {
    form: /(?<value>(?:https?[：:]\/\/|www\.)[\w./-]{4,60})/i,
    read: ({ value = '' }) => ({ contact: { label: '网址', value } }),
  },
  {
    mustContain: ['零售', '定价', '每份', '售价'],
    form: /(?:零售|定价|每份|售价|零售价|全年定价)[：\s]*(?:每份)?\s*(?<price>[\d.]{1,6}\s?元|[一二三四五六七八九十]+[元角]\S{0,3})/,
    read: ({ price = '' }) => ({ price }),
  },
  {
    // 半岛：RM2.20 东马：RM2.50, HK$10, 港币十元
    form: /(?:^|\s)(?<price>(?:(?:\p{Script=Han}{1,6}[：:\s]?\s?)?(?:RM|HK\$|NT\$|S\$|MOP\$?|[¥￥$]|港币|新台币|台币|坡币|马币)\s?(?:\d{1,3}(?:\.\d{1,2})?|[一二三四五六七八九十]{1,3})\s?(?:元|令吉|圆)?[\s，、/]*){1,4})$/u,
    mustContain: ['RM', '$', '¥', '￥', '币'],
    read: ({ price = '' }) => ({ price: price.trim() }),
  },
  {
    mustContain: ['天气', '℃', '°C', '度'],
    form: /(?:\S{0,8}天气(?:预报)?[：\s]\s*\S.{1,40}|\S{0,6}(?:晴|阴|多云|小雨|中雨|大雨|阵雨|雷阵雨|小雪|中雪|大雪)\S{0,20}\s*\S{0,12}\d+\s?(?:℃|°C|度)\S{0,12})$/,
    read: (_, weather) => ({ weather }),
  },
  {
    // 内部资料 免费交流 准印证号：浙内准字第C012号
    mustContain: ['准印'],
    form: /(?:内部(?:资料|交流|刊物)\S{0,4}\s*)?(?:免费(?:交流|赠阅)\s*)?(?:准印证|准印)号?[：\s]?\s*\S{3,24}/,
    read: () => ({}),
    isProof: true,
  },
  {
    form: /^(?<edition>(?:第[一二三四五]次|早|晚|晨|夜)版|号外|增刊|特刊|(?:海外|国内|农村|社区|周末)版)$/,
    read: ({ edition = '' }) => ({ edition }),
  },
]

const ALL_FIELDS: readonly Field[] = [...FIELDS, ...OTHER_FIELDS]

const LATIN_NAME = /^[A-Z][A-Za-z.&'’-]*(?: [A-Za-z.&'’-]+){0,6}$/

interface FieldsOfLine {
  readonly fields: readonly MastheadFields[]
  readonly strong: boolean
  /** The rest of the line, which no field takes. */
  readonly rest: string
}

/** The masthead fields in one folded line. */
export const fieldsOf = (line: string): FieldsOfLine => {
  const fields: MastheadFields[] = []
  let strong = false
  let rest = line
  for (const field of hasOtherFields(line) ? ALL_FIELDS : FIELDS) {
    if (field.mustContain && !field.mustContain.some((word) => rest.includes(word))) continue
    const match = field.form.exec(rest)
    if (!match) continue
    fields.push(field.read({ ...match.groups }, match[0]))
    strong ||= field.isProof === true
    rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`.trim()
  }
  return { fields, strong, rest: rest.replace(/^[\s|｜·，、（）–—-]+|[\s|｜·，、（）–—-]+$/g, '') }
}

export const isLatinName = (line: string): boolean => line.length <= 48 && LATIN_NAME.test(line)
