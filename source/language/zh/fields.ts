/** Faults in a file that the user or another program wrote: the configuration, an issue as JSON. */
export const fields = {
  mendFile: (why: string) => `${why}；请改正或删掉`,
  mendIt: '请改正或删掉',
  wholeFile: '整个文件',
  theIssue: '整期',
  wrongField: (field: string, takes: string, given: string) => `${field} 要${takes}，现在是 ${given}`,
  missingField: (field: string, takes: string) => `缺 ${field}，要${takes}`,
  unknownField: (field: string, ...fields: string[]) =>
    `没有 ${field} 这一项${fields.length > 0 ? `；有 ${fields.join('、')}` : ''}`,
  someText: '文字，不能空',
  trueOrFalse: ' true 或 false',
  someList: '列表',
  someObject: '对象，如 {"name": …}',
  someNumber: '数',
  wholeNumber: '整数',
  someDate: '日期，如 2021-11-09',
  atLeast: (least: number) => `不小于 ${least} 的数`,
  atMost: (most: number) => `不大于 ${most} 的数`,
  oneOf: (...choices: string[]) => ` ${choices.join('、')} 之一`,
  anotherValue: '别的值',
  onlyOwnHome: (given: string) => `要文件夹的路径，只有 ~/ 可以代表主文件夹，现在是 ${given}`,
  givenAs: (why: string, given: string) => `${why}；现在是 ${given}`,

  notJson: '不是 JSON：没有写完',
  notJsonAt: (line: number, column: number) => `不是 JSON：第 ${line} 行第 ${column} 个字符有误`,
  otherFormat: (given: string, wanted: string) => `format 是 ${given}，不是 "${wanted}"`,
  tooDeep: (most: number) => `嵌套超过 ${most} 层，报纸没有这么深`,
  rangeRunsBack: '范围的终点在起点之前',
  idTwice: (id: string) => `articles：编号 ${id} 出现两次`,
  articleMissing: (page: string, id: string) => `pages：第${page}版列有文章 ${id}，却没有这篇`,

  nameTwice: (name: string, before: number) => `${name} 已是 papers[${before}]`,
  noDatePart: (field: string) => `{${field}} 不是日期的一部分：可以用 {Y} {y} {m} {n} {d} {j}`,
  needsDate: '网址里要有年 {Y}、月 {m}、日 {d}',
  needsDateAs: (meant: string) => `网址里要有年 {Y}、月 {m}、日 {d}：${meant}`,
  addressWithPassword: '网址里不能有密码',
  isNoUserAgent: '要写成一行，只用英文字母、数字和符号',

  noAction: (name: string) => `没有动作 ${name}；“baolan help keys”列出全部`,
  noActionButAlike: (name: string, alike: string) =>
    `没有动作 ${name}；是不是 ${alike}？“baolan help keys”列出全部`,
  fixedAction: (action: string) => `${action} 的键不能改；请删去这一项`,
  needsKey: (action: string) => `${action} 要有一个键；恢复原来的键，请删去这一项`,
  noKey: (name: string) =>
    `没有键 ${name}；写一个字符（数字除外），或键名，如 "PgDn"、F5、^N；见“baolan help keys”`,
  fixedKey: (key: string) => `${key} 不能改作别用；请换一个键`,
  keyTwice: (key: string, action: string) => `${key} 已给了 ${action}；请换一个键`,
  noKeyLeft: (key: string, action: string) =>
    `${key} 给了它，${action} 就没有键了；请给 ${action} 另写一个键`,
}
