import { plural } from '../entries/numbers.ts'
import type { Widen } from '../entries/widen.ts'
import type { fetching as zh } from '../zh/fetching.ts'

/** How to find a paper's new address. */
const newAddress = (paper: string): string =>
  `if the address of ${paper} has changed, open the front page of one day in a browser, and write its address, with {Y} {m} {d} for year, month and day`

export const fetching: Widen<typeof zh> = {
  noAddress: 'is not an address',
  isNoAddress: (text) => `${text} is not an address`,
  onlyHttp: 'only http:// and https:// addresses are fetched',
  withPassword: 'an address with a password in it is not fetched',
  tooLongAddress: (characters) => `an address of ${plural(characters, 'character')} is not fetched`,
  notPublic: 'not a public internet address; set "private": true for a paper on a private network',
  noSuchHost: 'there is no such host, or no network',
  noLookup: 'the host name cannot be looked up now: is there a network?',
  connectionRefused: 'the host refuses the connection',
  connectionCut: 'the connection was cut',
  noWayToHost: 'the host cannot be reached',
  noNetwork: 'there is no network',
  noAnswerInTime: 'no answer in time',
  noByteFor: (seconds) => `nothing received for ${seconds} s`,
  notWholeAfter: (seconds) => `not complete after ${seconds} s`,
  connectionFailed: (code) => `the connection failed (${code})`,
  notSecure: (code) => `no secure connection to the host (${code})`,
  tooLarge: (bytes) =>
    `is larger than ${plural(bytes, 'byte')}; "fetch": {"pageMegabytes"} in config.json raises the limit`,
  limitOfMegabytes: (count) =>
    `the limit of ${count} MB for one edition is reached; "fetch": {"megabytes"} in config.json raises it`,
  limitOfPageMemory: (takes, most) =>
    `would take ${takes} MB of memory, over the limit of ${most} MB for one page: a quarter of "fetch": {"megabytes"} in config.json`,
  limitOfRequests: (count) =>
    `the limit of ${plural(count, 'request')} for one edition is reached; "fetch": {"requests"} in config.json raises it`,
  limitOfForeignHosts: (count) =>
    `the limit of ${plural(count, 'host')} beyond the site of the paper is reached; "fetch": {"foreignHosts"} in config.json raises it`,
  limitOfForeignRequests: (count) =>
    `the limit of ${plural(count, 'request')} beyond the site of the paper is reached; "fetch": {"foreignRequests"} in config.json raises it`,
  beyondLimit: (count) =>
    `${count} more not fetched because of a limit named above; the issue has a note on each`,
  notThere: (status) => `is not there (${status})`,
  hostRefuses: (status) => `the host refuses it (${status})`,
  hostAnswers: (status) => `the host answers ${status}`,
  hostAsksToWait: (status, seconds) => `the host answers ${status} and asks to wait ${seconds} s`,
  robotsForbid: 'the robots.txt of the host forbids it',
  leadsToNoAddress: (location) => `redirects to ${location}, which is not an address`,
  leadsOnAndOn: (last) => `redirects too often, at last to ${last}`,
  leadsHere: (address) => `redirects to ${address}, which was fetched already`,
  leadsToDay: (day) => `redirects to the issue of ${day}`,
  leadsToPaper: (paper) => `leads to another paper, ${paper}`,
  printsDay: (day) => `prints the date ${day}: it is of another issue`,
  tooManyLinks: (count) =>
    `is the first of ${plural(count, 'link')} too many for one issue, which were not followed`,
  cameNoPage: 'the answer is not a web page',
  noKnownLinks: 'is a page without links of any known kind',
  noArticleLinked: 'no article is linked from the pages: they may be pictures, or drawn by a script',
  noWayToPaper: (paper, why) =>
    `The site of ${paper} cannot be reached: ${why}. What is on the shelf can still be read`,
  noIssueOfDay: (paper, day) => `${paper} has no issue of ${day}`,
  nearestIs: (paper, day, nearest) => `${paper} has no issue of ${day}; the nearest is ${nearest}`,
  noneNear: (paper, day) =>
    `${paper} has no issue of ${day}; none was found near that day or in the last week either: its address may have changed`,
  sentOtherDay: (paper, day, sent) =>
    `the host sent the issue of ${sent}; it has none of ${paper} of ${day}, and nothing was stored`,
  daysSkipped: (from, to) =>
    `the host sent the issue of another day twice: ${from} to ${to} are not asked for`,
  because: (what, why) => `${what} (${why})`,
  noSuchPage: (page, ...pages) => `there is no page ${page}; the issue has: ${pages.join(' ')}`,
  correct: (paper, config, entry) => `${newAddress(paper)}, into ${config} like this: ${entry}`,
  correctAfter: (paper, config, mark, entry) =>
    `${newAddress(paper)}, into ${config}, right after its ${mark} , like this: ${entry}`,
  correctListed: (paper, config, entry) =>
    `${newAddress(paper)}, into ${config} in the place of the entry of ${paper}, like this: ${entry}`,
  robotWall: (name) => `a wall against robots (${name}) lets only browsers in`,
  needsLogin: 'the site asks for a login',
  drawnByScript: 'the page is drawn by a script, and empty without it',
  refusesProgram: (status) => `the host refuses this program or this country (${status})`,
  refusesAll: (status) =>
    `the host answers ${status} even for its home page: it refuses this program, or has moved`,
  silentHost: (seconds) => `the host has been silent for ${seconds} s: it does not answer from here`,
  robotsSilent: 'the host does not give its robots.txt; a reader’s own visit goes on',
  saveInBrowser:
    'open it in a browser, save its pages and articles into a folder, and run: baolan add FOLDER',
  orUserAgent: (config) => `or set "userAgent" in ${config} and try again`,
  tryProxy: 'from abroad or inside a firm, set https_proxy and http_proxy to a proxy that reaches it',
  nowStandsAt: (paper, url) => `${paper} now stands at ${url}`,
  chainIncomplete: 'the host leaves out a certificate',
  chainLacks: (issuer) => `the host leaves out the certificate of ${issuer}, which signed its own`,
  certificateExpired: 'the certificate of the host has expired',
  certificateNotYet: 'the certificate of the host is not valid yet: is the clock of this machine right?',
  certificateOfOther: 'the certificate is of another host',
  certificateSelfMade: 'the certificate is from no known authority',
  protocolTooOld: 'the encryption of the host is too old',
  notEncrypted: 'the host has no encryption there',
  withoutEncryption: (why) => `${why}; fetched without encryption, over http`,
  noWayToProxy: (place, variable) => `the proxy ${place}, which ${variable} names, cannot be reached`,
  proxyWantsPassword: (place, variable) =>
    `the proxy ${place} wants a name and a password: write them into ${variable}`,
  proxyRefuses: (place, status) => `the proxy ${place} answers ${status} instead of connecting`,
  proxyUnknown: (variable) => `${variable} names no http proxy, and no other kind can be used`,
  proxyIs: (place, variable) =>
    `${place} (${variable}), which looks up the names of hosts: where they lead is not checked`,
  noProxy: 'none',
}
