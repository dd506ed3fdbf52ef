/** How to find a paper's new address. */
const newAddress = (paper: string): string =>
  `若是${paper}的网址变了：在浏览器里打开某一天的头版，把网址里的年月日换成 {Y} {m} {d}`

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
  leadsToNoAddress: (location: string) => `转到 ${location}，那不是网址`,
  leadsOnAndOn: (last: string) => `转来转去，最后转到 ${last}`,
  leadsHere: (address: string) => `转到 ${address}，那里已经取过`,
  leadsToDay: (day: string) => `转到了 ${day} 的报`,
  leadsToPaper: (paper: string) => `转到了《${paper}》`,
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
    `${newAddress(paper)}，照这样写进 ${config}：${entry}`,
  correctAfter: (paper: string, config: string, mark: string, entry: string) =>
    `${newAddress(paper)}，写进 ${config}，紧接在 ${mark} 之后：${entry}`,
  correctListed: (paper: string, config: string, entry: string) =>
    `${newAddress(paper)}，在 ${config} 里把${paper}那一条换成：${entry}`,
  robotWall: (name: string) => `网站有防爬虫的墙（${name}），只让浏览器进`,
  needsLogin: '要登录才能看',
  drawnByScript: '网页靠脚本显示，取来的只是空壳',
  refusesProgram: (status: number) => `网站不让本程序或这个地区访问（${status}）`,
  refusesAll: (status: number) => `网站连首页也返回 ${status}：可能不让本程序访问，也可能搬走了`,
  silentHost: (seconds: number) => `网站 ${seconds} 秒没有动静：从这里连不上`,
  robotsSilent: '网站没有给出 robots.txt；读者看自己的报，照取',
  saveInBrowser: '在浏览器里打开，把各版和文章的网页存进一个文件夹，再用“baolan add 文件夹”放上报架',
  orUserAgent: (config: string) => `也可在 ${config} 里写 "userAgent"，换一个程序名再试`,
  tryProxy: '若在境外或单位里，上网要经代理，设好 https_proxy 和 http_proxy 再试',
  nowStandsAt: (paper: string, url: string) => `${paper}现在的网址是 ${url}，记下了`,
  chainIncomplete: '网站没有给全加密证书',
  chainLacks: (issuer: string) => `网站没有给出 ${issuer} 的证书，它自己的证书无从查验`,
  certificateExpired: '网站的加密证书过期了',
  certificateNotYet: '网站的加密证书还没有生效；这台机器的时钟准不准？',
  certificateOfOther: '网站的加密证书是别的网站的',
  certificateSelfMade: '网站的加密证书不是公认机构发的',
  protocolTooOld: '网站的加密方式太旧',
  notEncrypted: '网站在这里不用加密连接',
  withoutEncryption: (why: string) => `${why}；改用不加密的 http 取`,
  noWayToProxy: (place: string, variable: string) => `连不上 ${variable} 指定的代理 ${place}`,
  proxyWantsPassword: (place: string, variable: string) =>
    `代理 ${place} 要用户名和密码：写在 ${variable} 里`,
  proxyRefuses: (place: string, status: number) => `代理 ${place} 返回 ${status}，没有连到网站`,
  proxyUnknown: (variable: string) => `${variable} 指定的不是 http 代理，用不了`,
  proxyIs: (place: string, variable: string) => `${place}（${variable}）；网站的名字由它查，查到哪里不再核对`,
  noProxy: '没有',
}
