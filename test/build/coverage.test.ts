import { execFileSync } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { linesRun } from '../../build/coverage/lines-run.ts'
import { mergeLines } from '../../build/coverage/merge.ts'
import { temporaryFolder } from '../commands/run-with.ts'

const folder = temporaryFolder()
mkdirSync(join(folder, 'source'))
const written = (name: string, text: string): string => {
  const file = join(folder, 'source', name)
  writeFileSync(file, text)
  return file
}
const edition = written(
  'edition.ts',
  `export const edition = (late: boolean): string => {
  if (late) {
    return 'evening'
  }
  return 'morning'
}
export const nobody = (): string => {
  return 'reads this'
}
`,
)
const main = written(
  'main.ts',
  `import { Worker, isMainThread } from 'node:worker_threads'
import { edition } from './edition.ts'
if (isMainThread) {
  new Worker(new URL(import.meta.url))
} else {
  edition(true)
}
`,
)

/** Lines that run, by file, when a program starts a worker thread of itself. */
const linesOf = (program: string): ReadonlyMap<string, readonly number[]> => {
  const dumps = join(folder, `${program.replace(/\W/g, '')}-dumps`)
  execFileSync(process.execPath, [program], { env: { ...process.env, NODE_V8_COVERAGE: dumps } })
  const run = new Map<string, Set<number>>()
  for (const name of globSync(join(dumps, '*.json')))
    for (const [file, lines] of linesRun(JSON.parse(readFileSync(name, 'utf8'))))
      run.set(file, (run.get(file) ?? new Set()).union(lines))
  return new Map([...run].map(([file, lines]) => [file, [...lines].sort((a, b) => a - b)]))
}

describe('the lines that ran in a child process and its threads', () => {
  it('are known from files that Node runs directly', () => {
    const lines = linesOf(main)
    expect(lines.get(edition)).toEqual(expect.arrayContaining([1, 2, 3, 7]))
    for (const line of [5, 8]) expect(lines.get(edition)).not.toContain(line)
    expect(lines.get(main)).toEqual(expect.arrayContaining([3, 4, 6]))
  })

  it('are known from a bundle; a line that is not in it has not run', async () => {
    const outfile = join(folder, 'bundle.mjs')
    await build({
      ...{ entryPoints: [main], outfile, bundle: true, platform: 'node', format: 'esm' },
      ...{ minifySyntax: true, minifyWhitespace: true, sourcemap: 'linked' },
    })
    const lines = linesOf(outfile)
    expect(lines.get(edition)).toEqual(expect.arrayContaining([1, 2, 3]))
    for (const line of [5, 8]) expect(lines.get(edition)).not.toContain(line)
    expect(lines.get(main)).toEqual(expect.arrayContaining([3, 4, 6]))
  })
})

it('merges by line: a line is covered if one of its statements ran anywhere, and counts only if it has one', () => {
  const at = (line: number) => ({ start: { line } })
  const report = {
    path: 'a.ts',
    statementMap: { 0: at(1), 1: at(3), 2: at(3), 3: at(9), 4: at(4) },
    s: { 0: 1, 1: 0, 2: 5, 3: 0, 4: 0 },
  }
  expect(mergeLines(report)).toEqual({ lines: 4, uncovered: [4, 9] })
  expect(mergeLines(report, new Set([2, 9]))).toEqual({ lines: 4, uncovered: [4] })
})
