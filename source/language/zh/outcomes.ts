import { thousands } from '../entries/numbers.ts'

const OUTCOMES = { added: '已上架', same: '架上已有', replaced: '已换新', merged: '已并入', kept: '未动' }

/** The progress and results that commands report. */
export const outcomes = {
  pageCount: (count: number) => `${count} 版`,
  outcome: (outcome: keyof typeof OUTCOMES) => OUTCOMES[outcome],
  counted: (outcome: string, count: number) => `${outcome} ${thousands(count)} 份`,
  outcomes: (...outcomes: string[]) => outcomes.join('，'),
  adding: (done: number, of: number, articles: number, perSecond: number) =>
    `${done}/${of} 个文件，${thousands(articles)} 篇，每秒 ${perSecond} 篇`,
  fromPath: (name: string, date: string, page: string) =>
    `取自文件的路径：${[name && `报名 ${name}`, date && `日期 ${date}`, page && `第${page}版`].filter(Boolean).join('，')}；可用 --name、--date、--page 写明`,
  fromPaths: (count: number) => `${count} 份的报名、日期或版次取自路径；“baolan add --dry-run”逐一列出`,
  leftOut: (count: number) =>
    `文件夹里有 ${thousands(count)} 个文件不是报纸，没有读；“baolan add --dry-run”逐一列出`,
  keptAlone: (count: number) => `${count} 份没有写明是哪份报，各自单独放着；用 --name 写明`,
  plannedFile: (file: string, paper: string, date: string, pages: string, outcome: string) =>
    `${file}：${paper || '无名报纸'} ${date || '无日期'} 第 ${pages} 版，${outcome}`,
  plannedLeftOut: (file: string) => `${file}：不是报纸，不读`,
  nothingOnShelf: '报架上还没有报；用“baolan add 文件”放一期上去',
  issuesDone: (done: number, of: number) => `${done}/${of} 期`,
  verified: (issues: number, articles: number, problems: number) =>
    `${thousands(issues)} 期，${thousands(articles)} 篇，${problems} 处有误`,
  gotIssue: (paper: string, day: string, articles: number, outcome: string) =>
    `${paper} ${day}：${articles} 篇，${outcome}`,
  getStopped: '已停止；取到的留着，再用同一条命令接着取',
  planned: (paper: string, day: string, pages: number, articles: number, held: number) =>
    `${paper} ${day}：${pages} 版，${articles} 篇，其中 ${held} 篇已在本机`,
  progress: (done: number, of: number, size: string) => `${done}/${of}，${size}`,
  secondsLeft: (count: number) => `，还要 ${count} 秒`,
  minutesLeft: (count: number) => `，还要 ${count} 分钟`,
  waiting: (seconds: number, why: string) => `等 ${seconds} 秒：${why}`,
  noPaperCalled: (words: string) => `没有叫“${words}”的报；可以写进 config.json 的 "papers"`,
  daysAgo: (days: number) =>
    days < 60
      ? `${days} 天前`
      : days < 730
        ? `${Math.floor(days / 30)} 个月前`
        : `${Math.floor(days / 365)} 年前`,
  neverTried: '没有人试过',
  notReadable: (why: string) => `读不到：${why}`,
  todayOnly: '只有最新的一期',
  papersOfYear: (year: string, count: number) => `${year} 年 ${count} 份`,
  papersKnown: (count: number, years: string, never: number) =>
    `共 ${count} 份。最后一次知道网址可用：${years}；没有人试过的 ${never} 份。“baolan papers --check 报名”可以试`,
  listComma: '、',
  checkTakes: '要写报名：baolan papers --check 报名…；自己写进 config.json 的和取过的报，可以不写',
  checkReadable: '读得到',
  checkNotReadable: '读不到',
  checkHead: ['报', '地址', '状态', '字节', '编码', '版', '篇', '毫秒', '结果'],
  checkStep: { robots: 'robots.txt', entry: '入口', front: '头版', page: '第一版', article: '第一篇' },
  failedOn: (day: string, why: string) => `${day} 没取到：${why}`,
  doctor: {
    node: 'Node',
    terminal: '终端',
    locale: '区域',
    width: '宽度',
    colour: '颜色',
    language: '语言',
    proxy: '代理',
    config: '配置',
    shelf: '报架',
  },
  asIs: (text: string) => text,
  nodeOn: (version: string, system: string) => `${version}，${system}`,
  terminalIs: (term: string, size: string, keyboard: boolean) =>
    `${term}，${size}${keyboard ? '' : '，输入不是终端'}`,
  noTerm: '未设 TERM',
  noTerminal: '不是终端',
  noLocale: '未设',
  needsUtf8: '中文要用 UTF-8：把 LANG 设成 zh_CN.UTF-8 或 C.UTF-8 之类',
  widthAsked: '“ ” — … 的宽度由终端回答',
  widthIs: (cells: number) => `“ ” — … 占 ${cells} 格`,
  yes: '有',
  no: '无',
  noneYet: (path: string) => `${path}（还没有）`,
  shelfHolds: (path: string, issues: number) => `${path}：${thousands(issues)} 期`,
  gotSummary: (got: number, same: number, none: number, failed: number, ...papers: string[]) =>
    `取到 ${got} 期，没有变的 ${same} 期，当天无报 ${none} 期，没有取成 ${failed} 期${papers.length > 0 ? `：${papers.join('、')}` : ''}`,
}
