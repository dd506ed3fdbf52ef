/** The messages for a wrong command line. */
export const usage = {
  noOption: (flag: string) => `没有选项 ${flag}；“baolan --help”列出全部`,
  takesValue: (flag: string) => `${flag} 后面要有值；见“baolan --help”`,
  takesOneOf: (flag: string, given: string, ...choices: string[]) =>
    `${flag} 可以是 ${choices.join('、')}，不能是“${given}”`,
  takesNumber: (flag: string, least: number, most: number) => `${flag} 要一个 ${least} 到 ${most} 的整数`,
  flagOnce: (flag: string) => `${flag} 只能写一次`,
  badOptions: '选项读不懂；见“baolan --help”',
  addTakes: '“baolan add”后面要写文件或文件夹',
  getTakes: '“baolan get”后面要写报名，也可以加日期：baolan get 衡阳日报 2021-11-09',
  removeTakes: '“baolan remove”后面要写报名和日期，照“baolan list”所列',
  searchTakes: '“baolan search”后面要写要找的词、"词组"、作者: 报: 版: 日期:2021-11..2021-12',
  shelfTakes: '“baolan shelf”后面写 verify 或 reindex',
  toTakes: '--to 要一个日期，前面还要有起始日期：baolan get 报名 2021-11-01 --to 2021-11-09',
  dayBefore: (last: string, first: string) => `${last} 在 ${first} 之前`,
  tooManyDays: (days: number, most: number) => `一共 ${days} 天；一次最多 ${most} 天`,
  noDay: (word: string) => `${word} 不是日期；写成 2021-11-09 这样`,
  noPageName: (word: string) => `${word} 不是版次；写成 3、A03 或 第3版 这样`,
  onePageOneFile: '--page 只能用于一个文件',
  noPipe: '“-”从标准输入读：请接管道，或写文件名',
  noSuchArticle: (most: number, given: number) => `--article 可以是 1 到 ${most}；这一期没有第 ${given} 篇`,
  noDateToSearch: (text: string) =>
    `“${text}”不是日期：写成 日期:2021、日期:2021-11、日期:2021-11-09 或 日期:2021-11..2021-12`,
}
