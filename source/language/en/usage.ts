import { plural } from '../entries/numbers.ts'
import type { Widen } from '../entries/widen.ts'
import type { usage as zh } from '../zh/usage.ts'

export const usage: Widen<typeof zh> = {
  noOption: (flag) => `there is no option ${flag}; 'baolan --help' lists them`,
  takesValue: (flag) => `${flag} takes a value; 'baolan --help' says which`,
  takesOneOf: (flag, given, ...choices) => `${flag} takes ${choices.join(', ')}, not "${given}"`,
  takesNumber: (flag, least, most) => `${flag} takes a whole number from ${least} to ${most}`,
  flagOnce: (flag) => `${flag} can be given only once`,
  badOptions: "the options cannot be read; 'baolan --help' lists them",
  addTakes: "'baolan add' takes files or folders",
  getTakes: "'baolan get' takes papers and, if you like, a day: baolan get PAPER 2021-11-09",
  removeTakes: "'baolan remove' takes a paper and a date, as 'baolan list' names them",
  searchTakes: '\'baolan search\' takes words, "phrases", author: paper: page: date:2021-11..2021-12',
  shelfTakes: "'baolan shelf' takes verify or reindex",
  toTakes: '--to takes a day and needs one before it: baolan get PAPER 2021-11-01 --to 2021-11-09',
  dayBefore: (last, first) => `${last} is before ${first}`,
  tooManyDays: (days, most) => `that is ${plural(days, 'day')}; at most ${most} at once`,
  noDay: (word) => `${word} is not a day; write it as 2021-11-09`,
  noPageName: (word) => `${word} is not a page; write it as 3 or A03`,
  onePageOneFile: '--page is for one file only',
  noPipe: "'-' reads standard input: give it a pipe or a file",
  noSuchArticle: (most, given) =>
    `--article takes a number from 1 to ${most}; this issue has no article ${given}`,
  noDateToSearch: (text) =>
    `“${text}” is not a date: write date:2021, date:2021-11, date:2021-11-09 or date:2021-11..2021-12`,
}
