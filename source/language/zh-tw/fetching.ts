import type { Widen } from '../entries/widen.ts'
import type { fetching as zh } from '../zh/fetching.ts'

export const fetching: Widen<typeof zh> = {
  noAddress: '不是網址',
  isNoAddress: (text) => `${text} 不是網址`,
  onlyHttp: '只取 http:// 和 https:// 的網址',
  withPassword: '網址裡有密碼，不取',
  tooLongAddress: (characters) => `網址長 ${characters} 個字元，不取`,
  notPublic: '不是公開網路的位址；報紙若在內部網路，寫上 "private": true',
  noSuchHost: '找不到這個網站，或沒有上網',
  noLookup: '現在查不到這個網站：有沒有上網？',
  connectionRefused: '伺服器拒絕連線',
  connectionCut: '連線斷了',
  noWayToHost: '連不到伺服器',
  noNetwork: '沒有網路',
  noAnswerInTime: '伺服器遲遲沒有回應',
  noByteFor: (seconds) => `${seconds} 秒沒有動靜`,
  notWholeAfter: (seconds) => `${seconds} 秒還沒有取完`,
  connectionFailed: (code) => `連線出錯（${code}）`,
  notSecure: (code) => `和伺服器的加密連線有問題（${code}）`,
  tooLarge: (bytes) => `超過 ${bytes} 位元組；可在 config.json 的 "fetch": {"pageMegabytes"} 裡改`,
  limitOfMegabytes: (count) =>
    `一期最多取 ${count} MB，已到上限；可在 config.json 的 "fetch": {"megabytes"} 裡改`,
  limitOfPageMemory: (takes, most) =>
    `這個網頁讀進記憶體要 ${takes} MB，一個網頁最多 ${most} MB；可在 config.json 的 "fetch": {"megabytes"} 裡改，一個網頁可佔四分之一`,
  limitOfRequests: (count) =>
    `一期最多請求 ${count} 次，已到上限；可在 config.json 的 "fetch": {"requests"} 裡改`,
  limitOfForeignHosts: (count) =>
    `在報紙的網站之外，一期最多取 ${count} 個網站；可在 config.json 的 "fetch": {"foreignHosts"} 裡改`,
  limitOfForeignRequests: (count) =>
    `在報紙的網站之外，一期最多請求 ${count} 次；可在 config.json 的 "fetch": {"foreignRequests"} 裡改`,
  beyondLimit: (count) => `因為上面說的上限，另有 ${count} 項沒有取；期中有註`,
  notThere: (status) => `沒有這個網頁（${status}）`,
  hostRefuses: (status) => `伺服器拒絕存取（${status}）`,
  hostAnswers: (status) => `伺服器回應 ${status}`,
  hostAsksToWait: (status, seconds) => `伺服器回應 ${status}，要求等 ${seconds} 秒`,
  robotsForbid: '網站的 robots.txt 不許取',
  noRobots: (status) => `網站的 robots.txt 回應 ${status}，現在都不能取`,
  leadsToNoAddress: (location) => `轉到 ${location}，那不是網址`,
  leadsOnAndOn: (last) => `轉來轉去，最後轉到 ${last}`,
  leadsHere: (address) => `轉到 ${address}，那裡已經取過`,
  leadsToDay: (day) => `轉到了 ${day} 的報`,
  printsDay: (day) => `印的是 ${day} 的報`,
  tooManyLinks: (count) => `連它一共還有 ${count} 個連結，一期用不了這麼多，沒有取`,
  cameNoPage: '取來的不是網頁',
  noKnownLinks: '這個網頁上沒有認得的連結',
  noArticleLinked: '各版都沒有文章的連結：可能是圖片，或靠指令碼顯示',
  noWayToPaper: (paper, why) => `連不上${paper}的網站：${why}。報架上的報照樣可以看`,
  noIssueOfDay: (paper, day) => `${paper}沒有 ${day} 的報`,
  nearestIs: (paper, day, nearest) => `${paper}沒有 ${day} 的報；最近的一期是 ${nearest}`,
  noneNear: (paper, day) => `${paper}沒有 ${day} 的報；前後幾天和最近一週也沒有：網址可能變了`,
  sentOtherDay: (paper, day, sent) => `網站給的是 ${sent} 的報；${paper}沒有 ${day} 的，沒有收下`,
  daysSkipped: (from, to) => `網站兩次給了別的日子的報，${from} 到 ${to} 不再取`,
  because: (what, why) => `${what}（${why}）`,
  noSuchPage: (page, ...pages) => `沒有第${page}版；這一期有 ${pages.join(' ')}`,
  correct: (paper, config, entry) =>
    `若是${paper}的網址變了：在瀏覽器裡開啟某一天的頭版，把網址裡的年月日換成 {Y} {m} {d}，寫進 ${config}：${entry}`,
}
