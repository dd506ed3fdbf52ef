import type { Widen } from '../entries/widen.ts'
import type { usage as zh } from '../zh/usage.ts'

export const usage: Widen<typeof zh> = {
  noOption: (flag) => `沒有選項 ${flag}；「baolan --help」列出全部`,
  takesValue: (flag) => `${flag} 後面要有值；見「baolan --help」`,
  takesOneOf: (flag, given, ...choices) => `${flag} 可以是 ${choices.join('、')}，不能是「${given}」`,
  takesNumber: (flag, least, most) => `${flag} 要一個 ${least} 到 ${most} 的整數`,
  flagOnce: (flag) => `${flag} 只能寫一次`,
  badOptions: '選項讀不懂；見「baolan --help」',
  addTakes: '「baolan add」後面要寫檔案或資料夾',
  getTakes: '「baolan get」後面要寫報名，也可以加日期：baolan get 衡陽日報 2021-11-09',
  removeTakes: '「baolan remove」後面要寫報名和日期，照「baolan list」所列',
  searchTakes: '「baolan search」後面要寫要找的詞、"詞組"、作者: 報: 版: 日期:2021-11..2021-12',
  shelfTakes: '「baolan shelf」後面寫 verify 或 reindex',
  toTakes: '--to 要一個日期，前面還要有起始日期：baolan get 報名 2021-11-01 --to 2021-11-09',
  dayBefore: (last, first) => `${last} 在 ${first} 之前`,
  tooManyDays: (days, most) => `一共 ${days} 天；一次最多 ${most} 天`,
  noDay: (word) => `${word} 不是日期；寫成 2021-11-09 這樣`,
  noPageName: (word) => `${word} 不是版次；寫成 3、A03 或 第3版 這樣`,
  onePageOneFile: '--page 只能用於一個檔案',
  noPipe: '「-」從標準輸入讀：請接管線，或寫檔名',
  noSuchArticle: (most, given) => `--article 可以是 1 到 ${most}；這一期沒有第 ${given} 篇`,
  noDateToSearch: (text) =>
    `「${text}」不是日期：寫成 日期:2021、日期:2021-11、日期:2021-11-09 或 日期:2021-11..2021-12`,
}
