import type { Widen } from '../entries/widen.ts'
import type { fields as zh } from '../zh/fields.ts'

export const fields: Widen<typeof zh> = {
  mendFile: (why) => `${why}; correct or delete it`,
  mendIt: 'correct or delete it',
  wholeFile: 'the file',
  theIssue: 'the issue',
  wrongField: (field, takes, given) => `${field}: must be ${takes}, not ${given}`,
  missingField: (field, takes) => `${field}: is missing; it must be ${takes}`,
  unknownField: (field, ...fields) =>
    `${field}: no such field${fields.length > 0 ? ` (${fields.join(', ')})` : ''}`,
  someText: 'a text that is not empty',
  trueOrFalse: 'true or false',
  someList: 'a list',
  someObject: 'an object such as {"name": …}',
  someNumber: 'a number',
  wholeNumber: 'a whole number',
  someDate: 'a date such as 2021-11-09',
  atLeast: (least) => `a number of at least ${least}`,
  atMost: (most) => `a number of at most ${most}`,
  oneOf: (...choices) => `one of ${choices.join(', ')}`,
  anotherValue: 'another value',
  onlyOwnHome: (given) => `must be a path; only ~/ stands for a folder, your home, not ${given}`,
  givenAs: (why, given) => `${why} (it is ${given})`,

  notJson: 'not JSON: it is cut short',
  notJsonAt: (line, column) => `not JSON: line ${line}, column ${column}`,
  otherFormat: (given, wanted) => `format is ${given}, not "${wanted}"`,
  tooDeep: (most) => `nested more than ${most} levels deep, which no issue is`,
  rangeRunsBack: 'a range ends before it starts',
  idTwice: (id) => `articles: the id ${id} is used twice`,
  articleMissing: (page, id) => `pages: page ${page} lists the article ${id}, which is missing`,

  nameTwice: (name, before) => `${name} is already papers[${before}]`,
  noDatePart: (field) => `{${field}} is not part of a date: use {Y} {y} {m} {n} {d} {j}`,
  needsDate: 'the address must contain the year {Y}, the month {m} and the day {d}',
  needsDateAs: (meant) => `the address must contain the year {Y}, the month {m} and the day {d}: ${meant}`,
  addressWithPassword: 'the address must not contain a password',
  isNoUserAgent: 'must be printable ASCII on one line, such as "Mozilla/5.0 (…)"',

  noAction: (name) => `there is no action ${name}; 'baolan help keys' lists them`,
  noActionButAlike: (name, alike) =>
    `there is no action ${name}; did you mean ${alike}? 'baolan help keys' lists them`,
  fixedAction: (action) => `the keys of ${action} cannot be changed; delete this entry`,
  needsKey: (action) => `${action} needs a key; delete this entry to have its own keys back`,
  noKey: (name) =>
    `there is no key ${name}; write one character, but no digit, or a name such as PgDn, F5 or ^N; 'baolan help keys' shows them`,
  fixedKey: (key) => `${key} cannot be given to another action; choose another key`,
  keyTwice: (key, action) => `${key} is given to ${action} too; choose another key`,
  noKeyLeft: (key, action) =>
    `${key} is taken from ${action}, which is left without a key; give ${action} another`,
}
