import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Issue } from '../../source/issue/index.ts'
import { type Program, startProgram } from './program.ts'

/** A way into the reader: its command line, and text that is on the screen once it can be read. */
export interface Way {
  readonly name: string
  readonly painted: RegExp
  start(cli: string): Program
}

const DAY = 86_400_000

/** Days before the issue that ships, each with an issue of a paper of its own: a shelf of many years. */
const issuesBefore = (issue: Issue, count: number): Issue[] =>
  Array.from({ length: count }, (_, index) => {
    const datePublished = new Date(Date.parse(issue.datePublished) - index * DAY).toISOString().slice(0, 10)
    const idOf = (id: string): string => id.replace(issue.datePublished, datePublished)
    return {
      ...issue,
      datePublished,
      pages: issue.pages.map((page) => ({ ...page, articles: page.articles.map(idOf) })),
      articles: issue.articles.map((article) => ({ ...article, id: idOf(article.id) })),
    }
  })

/**
 * Every way in: nothing, a file of raw text, a file of the issue format, a shelf of 5,000 issues.
 * @param clis the builds that are compared; each has a shelf of its own, for an index is good for one version
 */
export const makeWays = (
  folder: string,
  issue: Issue,
  clis: readonly string[],
  env: NodeJS.ProcessEnv,
): readonly Way[] => {
  const at = (...names: string[]): string => join(folder, ...names)
  const run = (program: string, args: readonly string[], changes: NodeJS.ProcessEnv = {}): Program =>
    startProgram([process.execPath, program, ...args], { ...env, ...changes })
  writeFileSync(at('paper.txt'), issue.source.text ?? '')
  writeFileSync(at('paper.json'), JSON.stringify(issue))
  mkdirSync(at('many'))
  for (const one of issuesBefore(issue, 5000))
    writeFileSync(at('many', `${one.datePublished}.json`), JSON.stringify(one))
  const shelfOf = (cli: string): string => at(`shelf-${clis.indexOf(cli)}`)
  for (const cli of clis)
    execFileSync(process.execPath, [cli, 'add', at('many'), '--data', shelfOf(cli)], {
      env: { ...process.env, ...env },
      stdio: 'ignore',
    })
  const painted = /退出/
  return [
    { name: 'nothing', painted, start: (program) => run(program, []) },
    { name: 'a file of raw text', painted, start: (program) => run(program, [at('paper.txt')]) },
    { name: 'a file of the format', painted, start: (program) => run(program, [at('paper.json')]) },
    {
      name: 'a shelf of 5,000 issues',
      painted,
      start: (program) => run(program, ['--data', shelfOf(program)]),
    },
  ]
}
