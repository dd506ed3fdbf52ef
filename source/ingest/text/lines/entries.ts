/** A telephone number, a time, a price, an address, a mail or web address at the end of folded text: an entry that is whole. */
const ENDS_ENTRY =
  /(?:^|[^\d.])\d{3,4}[- ]?\d{4}(?:[- ]?\d{3,4})?$|\d{6,}$|\d{1,2}[:：]\d{2}$|[¥$￥]\d[\d.,]*$|\d(?:号|室|楼|栋|弄|座)$|[\w.+-]+@[\w-]+\.[\w.-]+$|(?:https?[:：]\/\/|www\.)[\w./?？=&%#:：~+-]+$|[\w-]+\.(?:cn|com|net|org|gov|edu|hk|tw)(?:\/[\w./?？=&%#-]*)?$/i

export const endsEntry = (text: string): boolean => ENDS_ENTRY.test(text)

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
