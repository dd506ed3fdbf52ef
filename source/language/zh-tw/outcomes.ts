import { thousands } from '../entries/numbers.ts'
import type { Widen } from '../entries/widen.ts'
import type { outcomes as zh } from '../zh/outcomes.ts'

const OUTCOMES = { added: '已上架', same: '架上已有', replaced: '已換新', merged: '已併入', kept: '未動' }

export const outcomes: Widen<typeof zh> = {
  pageCount: (count) => `${count} 版`,
  outcome: (outcome) => OUTCOMES[outcome],
  counted: (outcome, count) => `${outcome} ${thousands(count)} 份`,
  outcomes: (...outcomes) => outcomes.join('，'),
  adding: (done, of, articles, perSecond) =>
    `${done}/${of} 個檔案，${thousands(articles)} 篇，每秒 ${perSecond} 篇`,
  fromPath: (name, date, page) =>
    `取自檔案的路徑：${[name && `報名 ${name}`, date && `日期 ${date}`, page && `第${page}版`].filter(Boolean).join('，')}；可用 --name、--date、--page 寫明`,
  fromPaths: (count) => `${count} 份的報名、日期或版次取自路徑；「baolan add --dry-run」逐一列出`,
  leftOut: (count) =>
    `資料夾裡有 ${thousands(count)} 個檔案不是報紙，沒有讀；「baolan add --dry-run」逐一列出`,
  keptAlone: (count) => `${count} 份沒有寫明是哪份報，各自單獨放著；用 --name 寫明`,
  plannedFile: (file, paper, date, pages, outcome) =>
    `${file}：${paper || '無名報紙'} ${date || '無日期'} 第 ${pages} 版，${outcome}`,
  plannedLeftOut: (file) => `${file}：不是報紙，不讀`,
  nothingOnShelf: '報架上還沒有報；用「baolan add 檔案」放一期上去',
  issuesDone: (done, of) => `${done}/${of} 期`,
  verified: (issues, articles, problems) =>
    `${thousands(issues)} 期，${thousands(articles)} 篇，${problems} 處有誤`,
  gotIssue: (paper, day, articles, outcome) => `${paper} ${day}：${articles} 篇，${outcome}`,
  getStopped: '已停止；取到的留著，再用同一個指令接著取',
  planned: (paper, day, pages, articles, held) =>
    `${paper} ${day}：${pages} 版，${articles} 篇，其中 ${held} 篇已在本機`,
  progress: (done, of, size) => `${done}/${of}，${size}`,
  secondsLeft: (count) => `，還要 ${count} 秒`,
  minutesLeft: (count) => `，還要 ${count} 分鐘`,
  waiting: (seconds, why) => `等 ${seconds} 秒：${why}`,
  noPaperCalled: (words) => `沒有叫「${words}」的報；可以寫進 config.json 的 "papers"`,
  daysAgo: (days) =>
    days < 60
      ? `${days} 天前`
      : days < 730
        ? `${Math.floor(days / 30)} 個月前`
        : `${Math.floor(days / 365)} 年前`,
  neverTried: '沒有人試過',
  notReadable: (why) => `讀不到：${why}`,
  todayOnly: '只有最新的一期',
  papersOfYear: (year, count) => `${year} 年 ${count} 份`,
  papersKnown: (count, years, never) =>
    `共 ${count} 份。最後一次知道網址可用：${years}；沒有人試過的 ${never} 份。「baolan papers --check 報名」可以試`,
  listComma: '、',
  checkTakes: '要寫報名：baolan papers --check 報名…；自己寫進 config.json 的和取過的報，可以不寫',
  checkReadable: '讀得到',
  checkNotReadable: '讀不到',
  checkHead: ['報', '網址', '狀態', '位元組', '編碼', '版', '篇', '毫秒', '結果'],
  checkStep: { robots: 'robots.txt', entry: '入口', front: '頭版', page: '第一版', article: '第一篇' },
  failedOn: (day, why) => `${day} 沒取到：${why}`,
  doctor: {
    node: 'Node',
    terminal: '終端機',
    locale: '地區',
    width: '寬度',
    colour: '顏色',
    language: '語言',
    proxy: '代理',
    config: '設定',
    shelf: '報架',
  },
  asIs: (text) => text,
  nodeOn: (version, system) => `${version}，${system}`,
  terminalIs: (term, size, keyboard) => `${term}，${size}${keyboard ? '' : '，輸入不是終端機'}`,
  noTerm: '未設 TERM',
  noTerminal: '不是終端機',
  noLocale: '未設',
  needsUtf8: '中文要用 UTF-8：把 LANG 設成 zh_TW.UTF-8 或 C.UTF-8 之類',
  widthAsked: '“ ” — … 的寬度由終端機回答',
  widthIs: (cells) => `“ ” — … 佔 ${cells} 格`,
  yes: '有',
  no: '無',
  noneYet: (path) => `${path}（還沒有）`,
  shelfHolds: (path, issues) => `${path}：${thousands(issues)} 期`,
  gotSummary: (got, same, none, failed, ...papers) =>
    `取到 ${got} 期，沒有變的 ${same} 期，當天無報 ${none} 期，沒有取成 ${failed} 期${papers.length > 0 ? `：${papers.join('、')}` : ''}`,
}
