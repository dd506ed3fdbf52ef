/** A telephone number, a time, a price, an address, a mail or web address at the end of folded text: an entry that is whole. */
const ENDS_ENTRY =
  /(?:^|[^\d.])\d{3,4}[- ]?\d{4}(?:[- ]?\d{3,4})?$|\d{6,}$|\d{1,2}[:：]\d{2}$|[¥$￥]\d[\d.,]*$|\d(?:号|室|楼|栋|弄|座)$|[\w.+-]+@[\w-]+\.[\w.-]+$|(?:https?[:：]\/\/|www\.)[\w./?？=&%#:：~+-]+$|[\w-]+\.(?:cn|com|net|org|gov|edu|hk|tw)(?:\/[\w./?？=&%#-]*)?$/i

export const endsEntry = (text: string): boolean => ENDS_ENTRY.test(text)

/** A time of day, a price, a temperature or another measure with its unit at the end of folded text. */
const ENDS_IN_MEASURE =
  /(?:\d{1,2}[:：]\d\d|[¥$￥]\d[\d.,]*|\d(?:\.\d+)?\s?(?:[百千万亿]{0,2}(?:元|美元|人民币)|℃|°C|摄氏度|毫米|厘米|公里|千米|平方米|立方米|公斤|千克|吨|克|升|时|点|分|分钟|小时|[点时]\d{1,2}分))(?:左右|以上|以下|许|整)?$/

export const endsInMeasure = (text: string): boolean => ENDS_IN_MEASURE.test(text.slice(-24))

/** Code units of the longest entry on a line of its own, and of what names it. */
const LONGEST = 48
/** What names an entry and the entry: `投诉电话：0734-5550001`, `搬家 13900001111`, `供电抢修 95598`, `城东：和平路12号`. */
const WHERE_TO =
  /^[^。！？，；：\d]{0,16}(?:[：\s]\s*|[:：]?)(?:(?:\d{3,4}[- ]?)?\d{7,8}|1[3-9]\d[- ]?\d{4}[- ]?\d{4}|[48]00[- ]?\d{3}[- ]?\d{4})(?:[\s、/／（转）\d-]{1,24})?$|^[^。！？，；：\d]{1,12}[：\s]\s*(?:9[56]\d{3}|1[12]\d(?:\d\d)?)$|^[^。！？，；：]{1,10}：\s*\S{0,24}(?:[路街巷道弄里村]|大厦|广场)\S{0,12}\d+号\S{0,12}$|^[^。！？，；：]{0,10}[：\s]?\s*(?:[\w.+-]+@[\w-]+\.[\w.-]+|(?:https?[:：]\/\/|www\.)[\w./?？=&%#:：~+-]+)$/i

/** Whether folded text is only whom to call, where to go or to write: neither a title nor a part of a sentence. */
export const isEntry = (text: string): boolean => text.length <= LONGEST && WHERE_TO.test(text)

/** An item of a list or a section with its number: `（一）`, `二、`, `3.`, `第四条`. */
const NUMBERED =
  /^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百\d]{1,4}[条章节]|\d{1,2}[.、](?!\d))/

export const isNumbered = (text: string): boolean => NUMBERED.test(text)
