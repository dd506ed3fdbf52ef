/**
 * Runs the tests and prints which lines of `source/` they cover, counting programs in a pty, forked processes and worker threads:
 * `npm run coverage -- [ROOM…] [test/FOLDER…]`. A room named lists its uncovered lines; a folder named runs only its tests.
 */
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { startVitest } from 'vitest/node'
import { type Dump, linesRun } from './lines-run.ts'
import { type FileReport, type LineCoverage, mergeLines } from './merge.ts'

/** Rooms that keep the reader's files, or report to scripts: the least share of their lines that tests must run. */
const LEAST: Readonly<Record<string, number>> = { commands: 0.9, shelf: 0.9 }
/** Number of files in the list of the least covered. */
const WORST = 12

const root = join(import.meta.dirname, '../..')
const words = process.argv.slice(2)
const tests = words.filter((word) => word.includes('/'))
const rooms = words.filter((word) => !word.includes('/'))

const folder = mkdtempSync(join(tmpdir(), 'baolan-coverage-'))
const children = join(folder, 'children')
mkdirSync(children)
process.env.COVERAGE_OF_CHILDREN = children
// V8 counts less precisely in functions that come from a code cache.
process.env.NODE_DISABLE_COMPILE_CACHE = '1'

const vitest = await startVitest('test', tests, {
  watch: false,
  coverage: {
    enabled: true,
    provider: 'v8',
    include: ['source/**'],
    reporter: ['json'],
    reportsDirectory: join(folder, 'vitest'),
    reportOnFailure: true,
  },
})
await vitest.close()

const runElsewhere = new Map<string, Set<number>>()
for (const name of globSync(join(children, '*.json')))
  for (const [file, lines] of linesRun(JSON.parse(readFileSync(name, 'utf8')) as Dump))
    runElsewhere.set(file, (runElsewhere.get(file) ?? new Set()).union(lines))

const reports: Readonly<Record<string, FileReport>> = JSON.parse(
  readFileSync(join(folder, 'vitest/coverage-final.json'), 'utf8'),
)
rmSync(folder, { recursive: true })

const files = Object.values(reports).map((report) => {
  const name = relative(join(root, 'source'), report.path)
  return { name, room: name.split('/')[0] ?? '', ...mergeLines(report, runElsewhere.get(report.path)) }
})

const shareOf = (group: readonly LineCoverage[]): number => {
  const lines = group.reduce((sum, file) => sum + file.lines, 0)
  const uncovered = group.reduce((sum, file) => sum + file.uncovered.length, 0)
  return lines === 0 ? 1 : 1 - uncovered / lines
}

const row = (name: string, group: readonly LineCoverage[]): string => {
  const lines = group.reduce((sum, file) => sum + file.lines, 0)
  const percent = (shareOf(group) * 100).toFixed(1)
  return `${name.padEnd(44)}${String(lines).padStart(6)}${percent.padStart(7)} %`
}

console.log(`\n${'room'.padEnd(44)} lines  covered`)
const byRoom = Map.groupBy(files, ({ room }) => room)
for (const [room, group] of [...byRoom].sort()) console.log(row(room, group))
console.log(row('total', files))

console.log('\nleast covered')
const worst = files.toSorted((a, b) => shareOf([a]) - shareOf([b])).slice(0, WORST)
for (const file of worst) console.log(row(file.name, [file]))

for (const { name, uncovered } of files.filter(({ room }) => rooms.includes(room)))
  if (uncovered.length > 0) console.log(`\nsource/${name}: ${uncovered.join(' ')}`)

for (const [room, least] of Object.entries(LEAST))
  if (shareOf(byRoom.get(room) ?? []) < least) {
    console.log(`\n${room} is under ${least * 100} %`)
    process.exitCode = 1
  }
