import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Issue } from '../../source/issue/index.ts'
import { Program } from './program.ts'

/** A way to start the reader, and text that is on the screen once it can be read. */
export interface Startup {
  readonly name: string
  readonly painted: RegExp
  start(cli: string): Program
}

const DAY = 86_400_000
const ISSUES = 5000

/** Copies of an issue, one for each day up to its own: a shelf of many years. */
const copiesOf = (issue: Issue, count: number): Issue[] =>
  Array.from({ length: count }, (_, days) => {
    const datePublished = new Date(Date.parse(issue.datePublished) - days * DAY).toISOString().slice(0, 10)
    const idOf = (id: string): string => id.replace(issue.datePublished, datePublished)
    return {
      ...issue,
      datePublished,
      pages: issue.pages.map((page) => ({ ...page, articles: page.articles.map(idOf) })),
      articles: issue.articles.map((article) => ({ ...article, id: idOf(article.id) })),
    }
  })

/**
 * Starts with nothing, a file of raw text, a file of the issue format, and a shelf of many issues.
 * @param clis the builds to compare; each gets its own shelf, because an index fits one version only
 */
export const makeStartups = (
  folder: string,
  issue: Issue,
  clis: readonly string[],
  env: NodeJS.ProcessEnv,
): readonly Startup[] => {
  const inFolder = (...names: string[]): string => join(folder, ...names)
  const shelfOf = (cli: string): string => inFolder(`shelf-${clis.indexOf(cli)}`)
  writeFileSync(inFolder('paper.txt'), issue.source.text ?? '')
  writeFileSync(inFolder('paper.json'), JSON.stringify(issue))
  mkdirSync(inFolder('many'))
  for (const copy of copiesOf(issue, ISSUES))
    writeFileSync(inFolder('many', `${copy.datePublished}.json`), JSON.stringify(copy))
  for (const cli of clis)
    execFileSync(process.execPath, [cli, 'add', inFolder('many'), '--data', shelfOf(cli)], {
      env: { ...process.env, ...env },
      stdio: 'ignore',
    })
  const startup = (name: string, argsOf: (cli: string) => readonly string[]): Startup => ({
    name,
    painted: /退出/,
    start: (cli) => new Program([process.execPath, cli, ...argsOf(cli)], env),
  })
  return [
    startup('nothing', () => []),
    startup('a file of raw text', () => [inFolder('paper.txt')]),
    startup('a file of the format', () => [inFolder('paper.json')]),
    startup('a shelf of 5,000 issues', (cli) => ['--data', shelfOf(cli)]),
  ]
}
