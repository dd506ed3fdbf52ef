/** Why a paper, or an address of it, could not be fetched. */
export const fetching = {
  noAddress: '不是网址',
  isNoAddress: (text: string) => `${text} 不是网址`,
  onlyHttp: '只取 http:// 和 https:// 的网址',
  withPassword: '网址里有密码，不取',
  tooLongAddress: (characters: number) => `网址长 ${characters} 个字符，不取`,
  notPublic: '不是公网地址；报纸若在内网，写上 "private": true',
  noSuchHost: '找不到这个网站，或没有上网',
  noLookup: '现在查不到这个网站：有没有上网？',
  connectionRefused: '网站拒绝连接',
  connectionCut: '连接断了',
  noWayToHost: '连不到网站',
  noNetwork: '没有上网',
  noAnswerInTime: '网站迟迟没有响应',
  noByteFor: (seconds: number) => `${seconds} 秒没有动静`,
  notWholeAfter: (seconds: number) => `${seconds} 秒还没有取完`,
  connectionFailed: (code: string) => `连接出错（${code}）`,
  notSecure: (code: string) => `和网站的加密连接有问题（${code}）`,
  tooLarge: (bytes: number) => `超过 ${bytes} 字节；可在 config.json 的 "fetch": {"pageMegabytes"} 里改`,
  limitOfMegabytes: (count: number) =>
    `一期最多取 ${count} MB，已到上限；可在 config.json 的 "fetch": {"megabytes"} 里改`,
  limitOfPageMemory: (takes: number, most: number) =>
    `这个网页读进内存要 ${takes} MB，一个网页最多 ${most} MB；可在 config.json 的 "fetch": {"megabytes"} 里改，一个网页可占四分之一`,
  limitOfRequests: (count: number) =>
    `一期最多请求 ${count} 次，已到上限；可在 config.json 的 "fetch": {"requests"} 里改`,
  limitOfForeignHosts: (count: number) =>
    `在报纸的网站之外，一期最多取 ${count} 个网站；可在 config.json 的 "fetch": {"foreignHosts"} 里改`,
  limitOfForeignRequests: (count: number) =>
    `在报纸的网站之外，一期最多请求 ${count} 次；可在 config.json 的 "fetch": {"foreignRequests"} 里改`,
  beyondLimit: (count: number) => `因为上面说的上限，另有 ${count} 项没有取；期中有注`,
  notThere: (status: number) => `没有这个网页（${status}）`,
  hostRefuses: (status: number) => `网站拒绝访问（${status}）`,
  hostAnswers: (status: number) => `网站返回 ${status}`,
  hostAsksToWait: (status: number, seconds: number) => `网站返回 ${status}，要求等 ${seconds} 秒`,
  robotsForbid: '网站的 robots.txt 不许取',
  noRobots: (status: number) => `网站的 robots.txt 返回 ${status}，现在都不能取`,
  leadsToNoAddress: (location: string) => `转到 ${location}，那不是网址`,
  leadsOnAndOn: (last: string) => `转来转去，最后转到 ${last}`,
  leadsHere: (address: string) => `转到 ${address}，那里已经取过`,
  leadsToDay: (day: string) => `转到了 ${day} 的报`,
  printsDay: (day: string) => `印的是 ${day} 的报`,
  tooManyLinks: (count: number) => `连它一共还有 ${count} 个链接，一期用不了这么多，没有取`,
  cameNoPage: '取来的不是网页',
  noKnownLinks: '这个网页上没有认得的链接',
  noArticleLinked: '各版都没有文章的链接：可能是图片，或靠脚本显示',
  noWayToPaper: (paper: string, why: string) => `连不上${paper}的网站：${why}。报架上的报照样可以看`,
  noIssueOfDay: (paper: string, day: string) => `${paper}没有 ${day} 的报`,
  nearestIs: (paper: string, day: string, nearest: string) =>
    `${paper}没有 ${day} 的报；最近的一期是 ${nearest}`,
  noneNear: (paper: string, day: string) =>
    `${paper}没有 ${day} 的报；前后几天和最近一周也没有：网址可能变了`,
  sentOtherDay: (paper: string, day: string, sent: string) =>
    `网站给的是 ${sent} 的报；${paper}没有 ${day} 的，没有收下`,
  daysSkipped: (from: string, to: string) => `网站两次给了别的日子的报，${from} 到 ${to} 不再取`,
  because: (what: string, why: string) => `${what}（${why}）`,
  noSuchPage: (page: string, ...pages: string[]) => `没有第${page}版；这一期有 ${pages.join(' ')}`,
  correct: (paper: string, config: string, entry: string) =>
    `若是${paper}的网址变了：在浏览器里打开某一天的头版，把网址里的年月日换成 {Y} {m} {d}，写进 ${config}：${entry}`,
}
