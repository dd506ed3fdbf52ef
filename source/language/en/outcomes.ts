import { plural, thousands } from '../entries/numbers.ts'
import type { Widen } from '../entries/widen.ts'
import type { outcomes as zh } from '../zh/outcomes.ts'

export const outcomes: Widen<typeof zh> = {
  pageCount: (count) => plural(count, 'page'),
  outcome: (outcome) => outcome,
  counted: (outcome, count) => `${thousands(count)} ${outcome}`,
  outcomes: (...outcomes) => outcomes.join(', '),
  adding: (done, of, articles, perSecond) =>
    `${done}/${plural(of, 'file')}, ${plural(articles, 'article')}, ${perSecond} a second`,
  fromPath: (name, date, page) =>
    `from the path of the file: ${[name && `paper ${name}`, date && `date ${date}`, page && `page ${page}`].filter(Boolean).join(', ')}; --name, --date and --page settle it`,
  fromPaths: (count) =>
    `paper, date or page of ${plural(count, 'source')} are from the path; 'baolan add --dry-run' lists each`,
  leftOut: (count) =>
    `${plural(count, 'file')} in folders left out, being no newspaper; 'baolan add --dry-run' lists each`,
  keptAlone: (count) =>
    `${plural(count, 'source')} without the name of a paper: each is kept by itself; --name NAME settles it`,
  plannedFile: (file, paper, date, pages, outcome) =>
    `${file}: ${paper || 'no name'} ${date || 'no date'} p. ${pages}, ${outcome}`,
  plannedLeftOut: (file) => `${file}: no newspaper, left out`,
  nothingOnShelf: "nothing on the shelf; put an issue there with 'baolan add FILE'",
  issuesDone: (done, of) => `${done}/${plural(of, 'issue')}`,
  verified: (issues, articles, problems) =>
    [plural(issues, 'issue'), plural(articles, 'article'), plural(problems, 'problem')].join(', '),
  gotIssue: (paper, day, articles, outcome) => `${paper} ${day}: ${plural(articles, 'article')}, ${outcome}`,
  getStopped: 'stopped; what was fetched is kept, and the same command resumes',
  planned: (paper, day, pages, articles, held) =>
    `${paper} ${day}: ${plural(pages, 'page')}, ${plural(articles, 'article')}, ${held} of them already here`,
  progress: (done, of, size) => `${done}/${of}, ${size}`,
  secondsLeft: (count) => `, ${count} s left`,
  minutesLeft: (count) => `, ${count} min left`,
  waiting: (seconds, why) => `waiting ${seconds} s: ${why}`,
  noPaperCalled: (words) => `no paper is called ${words}; add it to "papers" in config.json`,
  daysAgo: (days) =>
    days < 60
      ? `${plural(days, 'day')} ago`
      : days < 730
        ? `${Math.floor(days / 30)} months ago`
        : `${Math.floor(days / 365)} years ago`,
  neverTried: 'never tried',
  notReadable: (why) => `not readable: ${why}`,
  todayOnly: 'the newest issue only',
  papersOfYear: (year, count) => `${count} in ${year}`,
  papersKnown: (count, years, never) =>
    `${count} papers. When their addresses are last known to have worked: ${years}; never tried: ${never}. 'baolan papers --check PAPER' tries one`,
  listComma: ', ',
  checkTakes:
    'name a paper: baolan papers --check PAPER…; without a name it tries those of config.json and those that were fetched',
  checkReadable: 'readable',
  checkNotReadable: 'not readable',
  checkHead: ['paper', 'address', 'status', 'bytes', 'encoding', 'pages', 'articles', 'ms', 'result'],
  checkStep: {
    robots: 'robots.txt',
    entry: 'entry',
    front: 'front page',
    page: 'first page',
    article: 'first article',
  },
  failedOn: (day, why) => `failed ${day}: ${why}`,
  doctor: {
    node: 'node',
    terminal: 'terminal',
    locale: 'locale',
    width: 'width',
    colour: 'colour',
    language: 'language',
    proxy: 'proxy',
    config: 'config',
    shelf: 'shelf',
  },
  asIs: (text) => text,
  nodeOn: (version, system) => `${version} on ${system}`,
  terminalIs: (term, size, keyboard) => `${term}, ${size}${keyboard ? '' : ', input is not a terminal'}`,
  noTerm: 'TERM is not set',
  noTerminal: 'no terminal',
  noLocale: 'none',
  needsUtf8: 'Chinese needs UTF-8: set LANG to a locale such as zh_CN.UTF-8 or C.UTF-8',
  widthAsked: '“ ” — … are as wide as the terminal answers',
  widthIs: (cells) => `“ ” — … take ${plural(cells, 'cell')}`,
  yes: 'yes',
  no: 'no',
  noneYet: (path) => `${path} (none yet)`,
  shelfHolds: (path, issues) => `${path}: ${plural(issues, 'issue')}`,
  gotSummary: (got, same, none, failed, ...papers) =>
    `${got} got, ${same} the same, ${none} without an issue that day, ${failed} failed${papers.length > 0 ? `: ${papers.join(', ')}` : ''}`,
}
