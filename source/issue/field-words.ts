import type { Article, Block, Note, Repair } from './issue.ts'

/** The words that a field of the format may have, which both checks of an issue know: its schema and its shape. */
export const NOTE_CODES = [
  'joined',
  'closed-up',
  'repeat',
  'alike',
  'truncated',
  'guess',
  'unplaced',
  'sanitised',
  'mismatch',
  'missing',
  'replaced',
  'columns',
] as const satisfies readonly Note['code'][]

export const BLOCK_TYPES = [
  'p',
  'subhead',
  'quote',
  'list',
  'verse',
  'table',
] as const satisfies readonly Block['type'][]

export const REPAIRS = ['joined', 'unwrapped', 'closed-up'] as const satisfies readonly Repair[]

export const ARTICLE_KINDS = [
  'news',
  'brief',
  'photo',
  'commentary',
  'notice',
  'advertisement',
  'index',
  'poem',
  'unknown',
] as const satisfies readonly Article['kind'][]
