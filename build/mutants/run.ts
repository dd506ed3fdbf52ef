/**
 * Puts one fault after another into a copy of the program and names those that no test notices. Exit code 1 if there are any.
 *
 *     npm run mutants [-- NAME…]
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Mutant, mutated } from './mutant.ts'
import { MUTANTS } from './mutants.ts'

const root = join(import.meta.dirname, '../..')

/** ms for the tests of one mutant. */
const LONGEST = 300_000

const VITEST = [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--bail=1',
  '--config=build/mutants/vitest.config.ts',
]

/** Copies the files that git knows or would add. */
const copyTo = (folder: string): void => {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
  for (const file of listed.split('\0').filter((name) => name && existsSync(join(root, name))))
    cpSync(join(root, file), join(folder, file), { dereference: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
}

/** Runs tests until one fails. */
const runTests = (folder: string, tests: readonly string[], timeout?: number) =>
  spawnSync(process.execPath, [...VITEST, ...new Set(tests)], {
    cwd: folder,
    encoding: 'utf8',
    ...(timeout !== undefined && { timeout }),
  })

type Result = 'noticed' | 'SURVIVED' | 'UNDECIDED'

/** Whether a test fails with the fault: undecided if the tests do not end. */
const resultOf = (folder: string, mutant: Mutant): Result => {
  const path = join(folder, mutant.file)
  const source = readFileSync(path, 'utf8')
  writeFileSync(path, mutated(source, mutant))
  const { status } = runTests(folder, mutant.tests, LONGEST)
  writeFileSync(path, source)
  return status === null ? 'UNDECIDED' : status === 0 ? 'SURVIVED' : 'noticed'
}

const chosenOf = (names: readonly string[]): readonly Mutant[] => {
  const unknown = names.find((name) => MUTANTS.every((mutant) => mutant.name !== name))
  if (unknown !== undefined) throw new Error(`${unknown} is no mutant`)
  return names.length > 0 ? MUTANTS.filter(({ name }) => names.includes(name)) : MUTANTS
}

const chosen = chosenOf(process.argv.slice(2))
for (const mutant of chosen) mutated(readFileSync(join(root, mutant.file), 'utf8'), mutant)
const folder = mkdtempSync(join(tmpdir(), 'baolan-mutants-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
process.on('SIGINT', () => process.exit(130))

copyTo(folder)
const unmutated = runTests(
  folder,
  chosen.flatMap(({ tests }) => tests),
)
if (unmutated.status !== 0) {
  console.error(`${unmutated.stdout}${unmutated.stderr}\nA test fails without a mutant.`)
  process.exit(1)
}
let noticed = 0
for (const mutant of chosen) {
  const start = performance.now()
  const result = resultOf(folder, mutant)
  if (result === 'noticed') noticed++
  const seconds = ((performance.now() - start) / 1000).toFixed(0)
  console.log(`${result.padEnd(9)} ${mutant.name} (${seconds} s): ${mutant.consequence}`)
}
console.log(`${noticed} of ${chosen.length} mutants noticed`)
process.exitCode = noticed === chosen.length ? 0 : 1
