import { plural } from '../entries/numbers.ts'
import type { Widen } from '../entries/widen.ts'
import type { fetching as zh } from '../zh/fetching.ts'

export const fetching: Widen<typeof zh> = {
  noAddress: 'is no address',
  isNoAddress: (text) => `${text} is no address`,
  onlyHttp: 'only http:// and https:// addresses are fetched',
  withPassword: 'an address with a password in it is not fetched',
  tooLongAddress: (characters) => `an address of ${plural(characters, 'character')} is not fetched`,
  notPublic: 'not an address of the public internet; set "private": true for a paper that stands at one',
  noSuchHost: 'there is no such host, or no network',
  noLookup: 'the name of the host cannot be looked up now: is there a network?',
  connectionRefused: 'the host refuses the connection',
  connectionCut: 'the connection was cut',
  noWayToHost: 'there is no way to the host',
  noNetwork: 'there is no network',
  noAnswerInTime: 'no answer in time',
  noByteFor: (seconds) => `no byte for ${seconds} s`,
  notWholeAfter: (seconds) => `not whole after ${seconds} s`,
  connectionFailed: (code) => `the connection failed (${code})`,
  notSecure: (code) => `no secure connection to the host (${code})`,
  tooLarge: (bytes) => `is larger than ${plural(bytes, 'byte')}`,
  notThere: (status) => `is not there (${status})`,
  hostRefuses: (status) => `the host refuses it (${status})`,
  hostAnswers: (status) => `the host answers ${status}`,
  hostAsksToWait: (status, seconds) => `the host answers ${status} and asks to wait ${seconds} s`,
  robotsForbid: 'the robots.txt of the host forbids it',
  noRobots: (status) => `the host answers ${status}, which allows nothing for now`,
  leadsToNoAddress: (location) => `leads to ${location}, which is no address`,
  leadsOnAndOn: (last) => `leads on and on, at last to ${last}`,
  leadsHere: (address) => `leads to ${address}, which is here already`,
  leadsToDay: (day) => `leads to ${day}`,
  cameNoPage: 'what came is no page',
  noKnownLinks: 'is a page without links of a known kind',
  noArticleLinked: 'no article is linked from the pages: they may be pictures, or drawn by a script',
  noWayToPaper: (paper, why) =>
    `The site of ${paper} cannot be reached: ${why}. What is on the shelf can still be read`,
  noIssueOfDay: (paper, day) => `${paper} has no issue of ${day}`,
  nearestIs: (paper, day, nearest) => `${paper} has no issue of ${day}; the nearest is of ${nearest}`,
  noneNear: (paper, day) =>
    `${paper} has no issue of ${day}; nor was one found of a day near it or of the last week: its address may have changed`,
  because: (what, why) => `${what} (${why})`,
  noSuchPage: (page, ...pages) => `there is no page ${page}; the issue has: ${pages.join(' ')}`,
  correct: (paper, config, entry) =>
    `if the address of ${paper} has changed, open the front page of one day in a browser, and write its address with {Y} {m} {d} in the place of year, month and day into ${config}: ${entry}`,
}
