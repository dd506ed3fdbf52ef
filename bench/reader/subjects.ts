import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from '../../build/bundle.ts'
import { makeDist } from '../../build/dist.ts'
import { shippedIssue } from '../../source/commands/sources/shipped.ts'
import type { Article } from '../../source/issue/index.ts'
import { type Program, startProgram } from './program.ts'
import { makeWays, type Way } from './ways.ts'

export type Size = '3 KB' | '3 MB'

/** A measured program, with its keys for each measured action; absent if it has no such action. */
export interface Subject {
  readonly name: string
  /** Text that is on the screen once it can be read. */
  readonly painted: RegExp
  /** Starts it in the usual way, on its list or its text. */
  start(): Program
  /** A key that works on the first screen, and the text that it shows. */
  readonly firstKey: readonly [key: string, shows: RegExp]
  readonly list?: {
    start(): Program
    readonly shown: RegExp
    readonly move: readonly [down: string, up: string]
  }
  readonly article?: {
    start(size: Size): Program
    readonly shown: RegExp
    readonly line: readonly [down: string, up: string]
    readonly page: readonly [down: string, up: string]
    readonly next?: string
  }
  readonly open?: readonly [open: string, close: string]
}

const node = process.execPath
const has = (command: string): boolean => spawnSync('which', [command]).status === 0

/** Grows an article to a size in bytes by repeating its paragraphs, each rotated further so that no two are equal. */
const grown = (article: Article, bytes: number): Article => {
  const length = article.body.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)
  const times = Math.max(1, Math.round(bytes / length))
  return {
    ...article,
    body: Array.from({ length: times }, (_, turn) =>
      article.body.map((block) => ({ ...block, text: block.text.slice(turn) + block.text.slice(0, turn) })),
    ).flat(),
  }
}

export interface Material {
  /** The programs that this machine has. */
  readonly subjects: readonly Subject[]
  readonly ways: readonly Way[]
  /** The reader, built. */
  readonly cli: string
}

/**
 * Writes everything that is measured to a folder.
 * @param before another build, whose ways in are measured too
 */
export const makeSubjects = async (folder: string, before?: string): Promise<Material> => {
  const at = (...names: string[]): string => join(folder, ...names)
  const env = {
    HOME: folder,
    XDG_DATA_HOME: at('share'),
    XDG_CONFIG_HOME: at('config'),
    XDG_CACHE_HOME: at('cache'),
    LANG: 'zh_CN.UTF-8',
  }
  mkdirSync(at('dist'), { recursive: true })
  await makeDist(at('dist'))
  await bundle({
    entryPoints: { 'plain-ink': join(import.meta.dirname, 'plain-ink.ts') },
    outdir: at('plain'),
    substituted: false,
  })
  const issue = await shippedIssue()
  const [first, ...others] = issue.articles
  if (!first) throw new Error('the issue that ships has no article')
  const sizes = { '3 KB': 3e3, '3 MB': 3e6 } as const
  const cli = at('dist', 'cli.js')
  const fileOf = (size: Size, ending: string): string => at(`${size.replace(' ', '')}.${ending}`)
  for (const size of ['3 KB', '3 MB'] as const) {
    const article = grown(first, sizes[size])
    const file = fileOf(size, 'json')
    writeFileSync(file, JSON.stringify({ ...issue, articles: [article, ...others] }))
    const text = execFileSync(node, [cli, 'print', file, '--article', '1', '--width', '80'], {
      env: { ...process.env, ...env },
      maxBuffer: 1e9,
    })
    writeFileSync(fileOf(size, 'txt'), text)
    const paragraphs = article.body.map(({ text: body }) => `<p>${body}</p>`).join('')
    const items = issue.articles.map(
      (one, index) =>
        `<item><title>${one.headline.join(' ')}</title><guid>${index}</guid><description><![CDATA[${index === 0 ? paragraphs : ''}]]></description></item>`,
    )
    writeFileSync(
      fileOf(size, 'xml'),
      `<?xml version="1.0"?><rss version="2.0"><channel><title>衡阳日报</title>${items.join('')}</channel></rss>`,
    )
    writeFileSync(fileOf(size, 'urls'), `file://${fileOf(size, 'xml')}\n`)
  }
  const newsboat = (size: Size): readonly string[] => [
    'newsboat',
    ...['-u', fileOf(size, 'urls'), '-c', fileOf(size, 'db'), '-C', at('newsboat.config')],
  ]
  writeFileSync(at('newsboat.config'), 'text-width 80\nsuppress-first-reload yes\n')
  if (has('newsboat'))
    for (const size of ['3 KB', '3 MB'] as const)
      spawnSync('newsboat', [...newsboat(size).slice(1), '-x', 'reload'], {
        env: { ...process.env, ...env, LANG: 'C.UTF-8' },
      })

  // The peers need a locale that every machine has; the reader needs a language.
  const run = (command: readonly string[]) =>
    startProgram(command, command[1] === cli ? env : { ...env, LANG: 'C.UTF-8' })
  const ink = (mode: string, file: string) => run([node, at('plain', 'plain-ink.mjs'), mode, file])
  const subjects: Subject[] = [
    {
      name: 'baolan',
      painted: /退出/,
      start: () => run([node, cli]),
      firstKey: ['j', /▌/],
      list: { start: () => run([node, cli]), shown: /退出/, move: ['j', 'k'] },
      article: {
        start: (size) => run([node, cli, fileOf(size, 'json')]),
        shown: /退出/,
        line: ['j', 'k'],
        page: [' ', 'b'],
        next: 'J',
      },
      open: ['\r', 'q'],
    },
    {
      name: 'Ink alone',
      painted: /end/,
      start: () => ink('list', fileOf('3 KB', 'txt')),
      firstKey: ['j', /end/],
      list: { start: () => ink('list', fileOf('3 KB', 'txt')), shown: /end/, move: ['j', 'k'] },
      article: {
        start: (size) => ink('article', fileOf(size, 'txt')),
        shown: /end/,
        line: ['j', 'k'],
        page: [' ', 'b'],
      },
    },
    {
      name: 'less',
      painted: /txt/,
      start: () => run(['less', fileOf('3 KB', 'txt')]),
      firstKey: ['j', /[一-龥]/],
      article: {
        start: (size) => run(['less', fileOf(size, 'txt')]),
        shown: /txt/,
        line: ['j', 'k'],
        page: [' ', 'b'],
      },
    },
  ]
  if (has('w3m'))
    subjects.push({
      name: 'w3m',
      painted: /Viewing/,
      start: () => run(['w3m', fileOf('3 KB', 'txt')]),
      firstKey: ['J', /[一-龥]/],
      article: {
        start: (size) => run(['w3m', fileOf(size, 'txt')]),
        shown: /Viewing/,
        line: ['J', 'K'],
        page: [' ', 'b'],
      },
    })
  if (has('newsboat'))
    subjects.push({
      name: 'newsboat',
      painted: /衡阳日报/,
      start: () => run(newsboat('3 KB')),
      firstKey: ['\r', /努力交出/],
      list: { start: () => run(newsboat('3 KB')), shown: /衡阳日报/, move: ['\x1bOB', '\x1bOA'] },
      article: {
        start: (size) => run(newsboat(size)),
        shown: /衡阳日报/,
        line: ['\x1bOB', '\x1bOA'],
        page: [' ', '\x1b[5~'],
      },
      open: ['\r', 'q'],
    })
  return { subjects, ways: makeWays(folder, issue, before ? [cli, before] : [cli], env), cli }
}
