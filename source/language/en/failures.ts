import { plural } from '../entries/numbers.ts'
import type { Widen } from '../entries/widen.ts'
import type { failures as zh } from '../zh/failures.ts'

export const failures: Widen<typeof zh> = {
  at: (where, why) => `${where}: ${why}`,
  each: (...faults) => faults.join('; '),
  bug: (what) => `this is a bug in baolan (${what}); please report it`,
  noSuchFile: 'no such file or folder',
  notAllowed: 'permission denied',
  diskIsFull: 'the disk is full',
  diskIsReadOnly: 'the disk is read-only',
  refused: (code) => `the system refuses it (${code})`,
  unreadable: (why) => `cannot be read: ${why}`,
  isFifo: 'is a FIFO, not a file',
  isSocket: 'is a socket, not a file',
  isDevice: 'is a device, not a file',
  moreSpecialFiles: (count) => `has ${count} more FIFOs, sockets or devices, which are no files`,
  noWriter: 'no one writes to this FIFO',
  neverEnds: 'has nothing now, and no end',
  standardInput: 'standard input',

  source: (name, why) => `${name} ${why}`,
  nothingToRead: 'has nothing to read: name the file of a newspaper',
  emptySource: 'is empty: give the text of a newspaper',
  isPdf: 'is a PDF: extract its text first, for example with pdftotext',
  isArchive: 'is a ZIP archive or an office document: unpack it or save it as text first',
  isCompressed: 'is compressed: unpack it first, for example with gunzip',
  isPicture: 'is a picture: its text has to be recognised first',
  isOldDocument: 'is an old office document: save it as text first',
  isBinary: 'is binary, not text: give the text of a newspaper',
  noEncoding: 'is text in no encoding that is known: convert it to UTF-8',
  foreignJson: 'is JSON, but not baolan-issue/1: give the text of a newspaper',
  noIssue: (why) => `is not baolan-issue/1: ${why}`,
  tooManyCharacters: (millions) =>
    `has ${millions} million characters, which no newspaper page has: leave it out`,
  tooManyTags: 'has more than 120,000 tags, which no newspaper page has: leave it out',
  noEditionPage:
    'is not a page of a digital edition: save its layout pages and article pages, not only the front page',
  severalPages: (...pages) => `has several pages (${pages.join(', ')}): --page is for a file of one page`,
  filesFrom: (count, first) => `each of the ${plural(count, 'file')} from ${first} on`,

  noNewspaperInFolder: 'no newspaper in this folder (.txt, .json or saved .html pages)',
  noNewspaper: 'no newspaper there',
  goesOnElsewhere: (headline) =>
    `${headline}: the article goes on in a further page, which was not saved with it`,
  otherIssue: (first) =>
    `not the same issue as ${first}; name only one, or put them on the shelf with 'baolan add'`,
  bothNameless: (first) =>
    `neither this nor ${first} names its paper, so they are not one issue; if they are of one paper, give --name NAME`,
  tooBig: (megabytes, most, key) =>
    `it has ${megabytes} MB, over the limit of ${most} MB a file: cut it into issues, or raise ${key} in config.json`,
  tooManyShortLines: (lines, most, key) =>
    `has ${lines} lines of fewer than 8 characters, over the limit of ${most}: cut it into issues, or raise ${key} in config.json`,
  catalogueMissing: 'the catalogue of papers is missing: install baolan again',
  sampleMissing: 'the issue that ships with baolan is missing: install baolan again',
  severalPapers: (words, ...names) => `${words} matches ${names.join(', ')}: name one`,
  noSuchPaper: (words) => `${words}: no such file or paper; 'baolan papers' lists the papers`,
  didYouMean: (words, ...names) => `${words}: no such file or paper; did you mean ${names.join(', ')}?`,
  partOfName: (words, ...names) =>
    `${words} is only a part of a name, so nothing was fetched: write it in full, such as ${names.join(', ')}`,
  closedPaper: (paper, why, url) =>
    `${paper} cannot be read: ${why} (${url}); if you have its text or saved pages, put them on the shelf with 'baolan add'`,
  paperPaid: 'it is sold',
  paperNeedsLogin: 'only those who are logged in can read it',
  paperInApp: 'it is in its app only',
  paperByScript: 'a script draws its pages',
  paperOfPictures: 'its pages are pictures without text',
  paperNumbered: 'its addresses have the number of the issue and not its day',
  paperUndescribed: 'nobody has described its addresses yet',
  paperEnded: 'it no longer appears',
  notOfDay: (paper, day, nearest) =>
    `${paper} has no issue of ${day} on the shelf; the nearest is ${nearest}`,
  couldNotFetch: (paper, day) => `${paper} ${day} could not be fetched`,
  pagesFromElsewhere: (paper, date) =>
    `${paper} ${date} already has these pages from another source; to replace them, run 'baolan remove ${paper} ${date}' first`,
  nothingToRemove: (paper, date) => `${paper} ${date} is not on the shelf; 'baolan list' shows what is`,
  secured: 'not available: BAOLAN_SECURE is set',
  noKeyboard: "there is no keyboard: input is not a terminal; 'baolan print' needs none",
}
