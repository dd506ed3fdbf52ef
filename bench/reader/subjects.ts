import { type ArticleSize, hasProgram, type Material } from './material.ts'
import { Program } from './program.ts'

/** A measured program, with its keys for each measured action; absent if it has no such action. */
export interface Subject {
  readonly name: string
  /** Text that is on the first screen once it can be read. */
  readonly painted: RegExp
  /** Starts it in the usual way, on its list or its text. */
  start(): Program
  /** A key that works on the first screen, and the text that it shows. */
  readonly firstKey: readonly [key: string, shows: RegExp]
  /** The keys on its first screen, if that is a list. */
  readonly list?: { readonly move: readonly [down: string, up: string] }
  readonly article?: {
    start(size: ArticleSize): Program
    readonly line: readonly [down: string, up: string]
    readonly pageDown: string
    readonly next?: string
  }
  readonly open?: readonly [open: string, close: string]
}

/** The peers get a locale that every machine has. */
const peer = (command: readonly string[], { env }: Material): Program =>
  new Program(command, { ...env, LANG: 'C.UTF-8' })

const baolan = ({ cli, env, fileOf }: Material): Subject => ({
  name: 'baolan',
  painted: /退出/,
  start: () => new Program([process.execPath, cli], env),
  firstKey: ['j', /▌/],
  list: { move: ['j', 'k'] },
  article: {
    start: (size) => new Program([process.execPath, cli, fileOf(size, 'json')], env),
    line: ['j', 'k'],
    pageDown: ' ',
    next: 'J',
  },
  open: ['\r', 'q'],
})

const plainInk = (material: Material): Subject => {
  const start = (mode: 'list' | 'article', size: ArticleSize): Program =>
    peer([process.execPath, material.plainInk, mode, material.fileOf(size, 'txt')], material)
  return {
    name: 'Ink alone',
    painted: /end/,
    start: () => start('list', '3 KB'),
    firstKey: ['j', /end/],
    list: { move: ['j', 'k'] },
    article: { start: (size) => start('article', size), line: ['j', 'k'], pageDown: ' ' },
  }
}

const pager = (
  material: Material,
  name: 'less' | 'w3m',
  painted: RegExp,
  line: readonly [down: string, up: string],
): Subject => {
  const start = (size: ArticleSize): Program => peer([name, material.fileOf(size, 'txt')], material)
  return {
    name,
    painted,
    start: () => start('3 KB'),
    firstKey: [line[0], /[一-龥]/],
    article: { start, line, pageDown: ' ' },
  }
}

const newsboat = (material: Material): Subject => {
  const start = (size: ArticleSize): Program => peer(material.newsboat(size), material)
  return {
    name: 'newsboat',
    painted: /衡阳日报/,
    start: () => start('3 KB'),
    firstKey: ['\r', /努力交出/],
    list: { move: ['\x1bOB', '\x1bOA'] },
    article: { start, line: ['\x1bOB', '\x1bOA'], pageDown: ' ' },
    open: ['\r', 'q'],
  }
}

/** The reader and those of its peers that this machine has. */
export const makeSubjects = (material: Material): readonly Subject[] => [
  baolan(material),
  plainInk(material),
  pager(material, 'less', /txt/, ['j', 'k']),
  ...(hasProgram('w3m') ? [pager(material, 'w3m', /Viewing/, ['J', 'K'])] : []),
  ...(hasProgram('newsboat') ? [newsboat(material)] : []),
]
