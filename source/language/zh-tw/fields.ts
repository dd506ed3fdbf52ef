import type { Widen } from '../entries/widen.ts'
import type { fields as zh } from '../zh/fields.ts'

export const fields: Widen<typeof zh> = {
  mendFile: (why) => `${why}；請改正或刪掉`,
  mendIt: '請改正或刪掉',
  wholeFile: '整個檔案',
  theIssue: '整期',
  wrongField: (field, takes, given) => `${field} 要${takes}，現在是 ${given}`,
  missingField: (field, takes) => `缺 ${field}，要${takes}`,
  unknownField: (field, ...fields) =>
    `沒有 ${field} 這一項${fields.length > 0 ? `；有 ${fields.join('、')}` : ''}`,
  someText: '文字，不能空',
  trueOrFalse: ' true 或 false',
  someList: '清單',
  someObject: '物件，如 {"name": …}',
  someNumber: '數',
  wholeNumber: '整數',
  someDate: '日期，如 2021-11-09',
  atLeast: (least) => `不小於 ${least} 的數`,
  atMost: (most) => `不大於 ${most} 的數`,
  oneOf: (...choices) => ` ${choices.join('、')} 之一`,
  anotherValue: '別的值',
  onlyOwnHome: (given) => `要資料夾的路徑，只有 ~/ 可以代表家目錄，現在是 ${given}`,
  givenAs: (why, given) => `${why}；現在是 ${given}`,

  notJson: '不是 JSON：沒有寫完',
  notJsonAt: (line, column) => `不是 JSON：第 ${line} 行第 ${column} 個字元有誤`,
  otherFormat: (given, wanted) => `format 是 ${given}，不是 "${wanted}"`,
  tooDeep: (most) => `巢狀超過 ${most} 層，報紙沒有這麼深`,
  rangeRunsBack: '範圍的終點在起點之前',
  idTwice: (id) => `articles：編號 ${id} 出現兩次`,
  articleMissing: (page, id) => `pages：第${page}版列有文章 ${id}，卻沒有這篇`,

  nameTwice: (name, before) => `${name} 已是 papers[${before}]`,
  noDatePart: (field) => `{${field}} 不是日期的一部分：可以用 {Y} {y} {m} {n} {d} {j}`,
  needsDate: '網址裡要有年 {Y}、月 {m}、日 {d}',
  needsDateAs: (meant) => `網址裡要有年 {Y}、月 {m}、日 {d}：${meant}`,
  addressWithPassword: '網址裡不能有密碼',
  isNoUserAgent: '要寫成一行，只用英文字母、數字和符號',

  noAction: (name) => `沒有動作 ${name}；「baolan help keys」列出全部`,
  noActionButAlike: (name, alike) => `沒有動作 ${name}；是不是 ${alike}？「baolan help keys」列出全部`,
  fixedAction: (action) => `${action} 的鍵不能改；請刪去這一項`,
  needsKey: (action) => `${action} 要有一個鍵；恢復原來的鍵，請刪去這一項`,
  noKey: (name) =>
    `沒有鍵 ${name}；寫一個字元（數字除外），或鍵名，如 "PgDn"、F5、^N；見「baolan help keys」`,
  fixedKey: (key) => `${key} 不能改作別用；請換一個鍵`,
  keyTwice: (key, action) => `${key} 已給了 ${action}；請換一個鍵`,
  noKeyLeft: (key, action) => `${key} 給了它，${action} 就沒有鍵了；請給 ${action} 另寫一個鍵`,
}
