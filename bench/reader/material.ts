import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from '../../build/bundle.ts'
import { makeDist } from '../../build/dist.ts'
import { shippedIssue } from '../../source/commands/sources/shipped.ts'
import type { Article, Issue } from '../../source/issue/index.ts'

export type ArticleSize = '3 KB' | '3 MB'

const SIZES: readonly (readonly [size: ArticleSize, bytes: number])[] = [
  ['3 KB', 3e3],
  ['3 MB', 3e6],
]

/** What the measured programs read, in one folder. */
export interface Material {
  readonly issue: Issue
  /** The reader, built. */
  readonly cli: string
  /** Ink without painter and substitutes, built. */
  readonly plainInk: string
  /** The reader's settings: all its folders are inside the material's. */
  readonly env: NodeJS.ProcessEnv
  /** The file of an article: `json` for the reader, `txt` as it prints it at 80 cells. */
  fileOf(size: ArticleSize, extension: 'json' | 'txt'): string
  /** The command line of newsboat with the article as a feed, loaded into its cache. */
  newsboat(size: ArticleSize): readonly string[]
}

export const hasProgram = (command: string): boolean => spawnSync('which', [command]).status === 0

/** Repeats the paragraphs of an article up to a size in bytes, each copy rotated further so that no two are equal. */
const enlarged = (article: Article, bytes: number): Article => {
  const length = article.body.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)
  const copies = Math.max(1, Math.round(bytes / length))
  return {
    ...article,
    body: Array.from({ length: copies }, (_, shift) =>
      article.body.map((block) => ({ ...block, text: block.text.slice(shift) + block.text.slice(0, shift) })),
    ).flat(),
  }
}

/** A feed with the headlines of an issue and the text of its first article. */
const feedOf = ({ articles }: Issue): string => {
  const items = articles.map(({ headline, body }, index) => {
    const html = index === 0 ? body.map(({ text }) => `<p>${text}</p>`).join('') : ''
    return `<item><title>${headline.join(' ')}</title><guid>${index}</guid><description><![CDATA[${html}]]></description></item>`
  })
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>衡阳日报</title>${items.join('')}</channel></rss>`
}

/** Builds the programs and writes an issue with a first article of each size, in the format of every program. */
export const makeMaterial = async (folder: string): Promise<Material> => {
  const inFolder = (...names: string[]): string => join(folder, ...names)
  const fileOf = (size: ArticleSize, extension: string): string =>
    inFolder(`${size.replace(' ', '')}.${extension}`)
  const env = {
    HOME: folder,
    XDG_DATA_HOME: inFolder('share'),
    XDG_CONFIG_HOME: inFolder('config'),
    XDG_CACHE_HOME: inFolder('cache'),
    LANG: 'zh_CN.UTF-8',
  }
  mkdirSync(inFolder('dist'), { recursive: true })
  await makeDist(inFolder('dist'))
  await bundle({
    entryPoints: { 'plain-ink': join(import.meta.dirname, 'plain-ink.ts') },
    outdir: inFolder('plain'),
    substituted: false,
  })
  const cli = inFolder('dist', 'cli.js')
  const newsboat = (size: ArticleSize): readonly string[] => [
    'newsboat',
    ...['-u', fileOf(size, 'urls'), '-c', fileOf(size, 'db'), '-C', inFolder('newsboat.config')],
  ]
  writeFileSync(inFolder('newsboat.config'), 'text-width 80\nsuppress-first-reload yes\n')
  const issue = await shippedIssue()
  const [first, ...others] = issue.articles
  if (!first) throw new Error('the issue that ships has no article')
  for (const [size, bytes] of SIZES) {
    const sized = { ...issue, articles: [enlarged(first, bytes), ...others] }
    const json = fileOf(size, 'json')
    writeFileSync(json, JSON.stringify(sized))
    const printed = execFileSync(process.execPath, [cli, 'print', json, '--article', '1', '--width', '80'], {
      env: { ...process.env, ...env },
      maxBuffer: 1e9,
    })
    writeFileSync(fileOf(size, 'txt'), printed)
    writeFileSync(fileOf(size, 'xml'), feedOf(sized))
    writeFileSync(fileOf(size, 'urls'), `file://${fileOf(size, 'xml')}\n`)
    if (hasProgram('newsboat'))
      spawnSync('newsboat', [...newsboat(size).slice(1), '-x', 'reload'], {
        env: { ...process.env, ...env, LANG: 'C.UTF-8' },
      })
  }
  return { issue, cli, plainInk: inFolder('plain', 'plain-ink.mjs'), env, fileOf, newsboat }
}
