import { plural } from '../entries/numbers.ts'
import type { Widen } from '../entries/widen.ts'
import type { shelfMessages as zh } from '../zh/shelf-messages.ts'

const REINDEX = 'run "baolan shelf reindex"'

export const shelfMessages: Widen<typeof zh> = {
  needsNode: (what, version) => `the shelf needs Node 22.15 or newer (this is ${version}): it has no ${what}`,
  theIndex: 'the index',
  theTraces: 'the reading record',
  notOurs: (path, kind) => `${path} is not ${kind} of baolan: move it away, or choose another --data`,
  ofNewer: (path, kind, version, known) =>
    `${path} is ${kind} of a newer baolan (version ${version}; this one knows ${known}): update baolan`,
  noFolderThere: (path, code) =>
    `${path} cannot be made a folder (${code}): choose another place for the shelf with --data`,
  noShelfInSystem: (path) =>
    `${path} is the system's own and can hold no shelf: choose another place for it with --data`,
  noPlace: (where) => `no issue can be kept at ${where}`,
  notOnTheShelf: (paper, date, folder) => `${paper} ${date} is not on the shelf (${folder})`,
  damagedIssue: (file, why) => `${file} is damaged: ${why}; add the issue again from its source`,
  cutShort: 'it is cut short',
  noContents: 'it has no table of contents',
  contentsCutShort: 'its table of contents is cut short',
  ofFormat: (format, wanted) => `its format is ${format}, not ${wanted}`,
  otherLength: 'its length is not what its table of contents says',
  otherContent: 'its content is not what was put on the shelf',
  cannotUnpack: 'it cannot be unpacked',
  tooManyArticles: (articles, most, key) =>
    `it has ${plural(articles, 'article')}, over the limit of ${most} an issue: cut it into issues, or raise ${key} in config.json`,
  unpackedTooLarge: (megabytes, most, key) =>
    `it unpacks to ${megabytes} MB, over the limit of ${most} MB: cut it into issues, or raise ${key} in config.json`,
  contentsTooLarge: (megabytes, most, key) =>
    `its table of contents has ${megabytes} MB, over the limit of ${most} MB: cut it into issues, or raise ${key} in config.json`,
  tooManyValues: (values, most) =>
    `it has ${values} fields and values, over the limit of ${most}: cut it into issues`,
  notToSchema: 'its content is not baolan-issue/1',
  noFile: 'it is not a regular file',
  moreSkipped: (count) =>
    `${plural(count, 'more issue')} cannot be searched; "baolan shelf verify" lists each`,
  outOfMemory: (issue) =>
    `${issue} is too large for the memory of the index, and cannot be searched: cut it into issues`,
  indexOutOfMemory: 'the index thread ran out of memory',
  diskFullForIssue: (paper, date) =>
    `the disk is full: ${paper} ${date} was not kept; free some space and add it again`,
  shelfIsBusy: (folder, seconds) =>
    `another baolan has been writing to ${folder} for ${seconds} s: try again when it is done`,
  cannotLock: (file, why) =>
    `${file} cannot be locked: ${why}; the shelf must be on a disk that supports file locks`,
  issueNotKept: (paper, date, why) => `${paper} ${date} was not kept: ${why}`,
  diskFullForTraces: 'the disk is full: what you read is not recorded; free some space',
  diskFullForIndex:
    'the disk is full: the issues are kept, but the newest cannot be searched; free some space',
  tracesBusy: 'another program locks the reading record: what you read is recorded when it lets go',
  tracesNotKept: (why) => `what you read is not recorded: ${why}`,
  tracesLost: (count, why) => `${count} of what you read and marked could not be recorded: ${why}`,
  readOnlyForTraces: 'the shelf is read-only: what you read is not recorded',
  readOnlyToAdd: (folder) => `${folder} is read-only: nothing can be put on this shelf`,
  readOnlyToRemove: (folder) => `${folder} is read-only: nothing can be removed from this shelf`,
  readOnlyToIndex: (folder) => `${folder} is read-only: its index cannot be rebuilt`,
  readOnlyNothingKept: 'the shelf is read-only: what you read and mark is not recorded',
  indexInMemory: 'the shelf is read-only and has no usable index: one is built in memory for now',
  indexThreadEnded: 'the index thread ended',
  indexNotUpToDate: 'the index could not be brought up to date',
  indexNotUpToDateFor: (why) => `the index could not be brought up to date: ${why}`,
  indexSetAside: (aside) => `the index was damaged: it is kept as ${aside}, and rebuilt from the issues`,
  tracesSetAside: (aside, saved) =>
    `the reading record was damaged: it is kept as ${aside}; ${saved} of its entries were recovered`,
  leftoversStay: (why) => `the files of an interrupted write cannot be removed: ${why}`,
  notInIndex: (issue) => `${issue} is not in the index: ${REINDEX}`,
  changedSinceIndexed: (issue) => `${issue} changed since it was indexed: ${REINDEX}`,
  notFoundByText: (issue) => `${issue} cannot be found by its text: ${REINDEX}`,
  indexHoldsStranger: (issue) => `the index holds ${issue}, which is not on the shelf: ${REINDEX}`,
  indexDamaged: (fault) => `the index is damaged (${fault}): ${REINDEX}`,
}
