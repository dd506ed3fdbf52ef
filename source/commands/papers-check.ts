import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { oneLine, reasonOf, type Saying, say, type Words, wordsFor } from '../language/index.ts'
import {
  bundleOf,
  type CheckedPaper,
  type CheckStep,
  checkPaper,
  learnedOf,
  type Paper,
} from '../papers/index.ts'
import { cellWidth } from '../typeset/index.ts'
import { commandDependencies } from './fetching/command-dependencies.ts'
import { readPaperHealth } from './fetching/health-file.ts'
import type { Command, Context } from './invocation/context.ts'
import { Failure, Misuse } from './invocation/failure.ts'
import { absolutePath } from './invocation/home-path.ts'
import { interruptible } from './invocation/interruptible.ts'
import { linkedText } from './invocation/linked-text.ts'
import { refuseIfSecure } from './invocation/secure.ts'
import { statusLine } from './invocation/status-line.ts'
import { writeJson, writeOut } from './invocation/write-out.ts'
import { paperOf, readCatalogue } from './sources/catalogue.ts'

/**
 * `baolan papers --check [PAPER…] [--save FOLDER] [--json]`: tries papers, by their whole names; without names, one's own
 * and those that were fetched on this machine. Exit code 1 if one of them cannot be read.
 */
export const checkPapers: Command = async (wanted, context) => {
  const { flags, io, words } = context
  const chosen = await chosenPapers(wanted, context)
  refuseIfSecure(io)
  const known = await readPaperHealth(context)
  const checked = await interruptible(io, async (signal) => {
    const line = statusLine(io.stderr)
    const all: CheckedPaper[] = []
    for (const paper of chosen) {
      const onStep = (what: CheckStep['what']): void => line.show(`${paper.name}  ${words.checkStep[what]}`)
      const learned = learnedOf(known, paper)
      all.push(await checkOne(paper, context, { signal, onStep, ...(learned && { learned }) }))
    }
    line.clear()
    return all
  })
  if (flags.save !== undefined) await saveBundles(checked, absolutePath(flags.save, '.'))
  if (flags.json) await writeJson(io.stdout, checked.map(plain))
  else
    await writeOut(
      io.stdout,
      linkedText(tableOf(checked, words), (address) => address),
    )
  return checked.every(({ readable }) => readable) ? 0 : 1
}

/** @throws {Misuse} if a word is only a part of a name, or if no paper is named and none is known on this machine */
const chosenPapers = async (wanted: readonly string[], context: Context): Promise<readonly Paper[]> => {
  const catalogue = await readCatalogue(context)
  if (wanted.length > 0) return [...new Set(wanted.map((word) => paperOf(catalogue, word)))]
  const known = await readPaperHealth(context)
  const usual = catalogue.papers.filter(({ name, origin }) => origin === 'own' || known[name] !== undefined)
  if (usual.length === 0) throw new Misuse(['checkTakes'])
  return usual
}

const checkOne = async (
  paper: Paper,
  context: Context,
  options: Parameters<typeof checkPaper>[2],
): Promise<CheckedPaper> => {
  const dependencies = commandDependencies(paper, context, async () => {})
  try {
    return await checkPaper(paper, dependencies, options)
  } finally {
    dependencies.network.close()
  }
}

/** Writes what came into the folder, or into a folder for each paper in it. @throws {Failure} */
const saveBundles = async (checked: readonly CheckedPaper[], folder: string): Promise<void> => {
  for (const one of checked) {
    const own = checked.length === 1 ? folder : join(folder, one.paper.name)
    try {
      await mkdir(own, { recursive: true })
      for (const { name, bytes } of bundleOf(one)) await writeFile(join(own, name), bytes)
      await writeFile(join(own, 'check.log'), `${JSON.stringify(plain(one), undefined, 1)}\n`)
    } catch (error) {
      throw new Failure(['at', own, reasonOf(error as NodeJS.ErrnoException)], { cause: error })
    }
  }
}

/** For programs and reports: in English, without what came. */
const plain = ({ paper, readable, steps, remark }: CheckedPaper) => {
  const english = wordsFor('en')
  const told = (saying: Saying | undefined): string | undefined => saying && oneLine(say(english, saying))
  return {
    paper: paper.name,
    url: paper.url,
    readable,
    ...(remark && { remark: told(remark) }),
    steps: steps.map(({ content: _, failure, ...step }) => ({
      ...step,
      ...(failure && { failure: told(failure) }),
    })),
  }
}

/** One row of the table, before it is set in columns. */
type Row = readonly string[]

const tableOf = (checked: readonly CheckedPaper[], words: Words): string => {
  const rows = checked.flatMap((one) => rowsOf(one, words))
  const table = [words.checkHead, ...rows]
  const widths = words.checkHead.map((_, column) =>
    Math.max(...table.map((row) => cellWidth(row[column] ?? '', 1))),
  )
  const lineOf = (row: Row): string =>
    row
      .map((cell, column) => {
        const padding = ' '.repeat((widths[column] ?? 0) - cellWidth(cell, 1))
        return column === 0 || column === 1 || column === row.length - 1 ? cell + padding : padding + cell
      })
      .join('  ')
      .trimEnd()
  return `${table.map(lineOf).join('\n')}\n`
}

const rowsOf = ({ paper, readable, steps, remark }: CheckedPaper, words: Words): Row[] => {
  const empty = ['', '', '', '', '', '', '']
  const verdict = [paper.name, ...empty, readable ? words.checkReadable : words.checkNotReadable]
  const why = remark ? oneLine(say(words, remark)) : ''
  if (steps.length === 0) return [[paper.name, ...empty, words.because(words.checkNotReadable, why)]]
  const number = (value: number | undefined): string => (value === undefined ? '-' : String(value))
  return [
    verdict,
    ...steps.map(
      (step): Row => [
        '',
        words.checkStep[step.what],
        number(step.status),
        number(step.bytes),
        step.encoding ?? '-',
        number(step.pages),
        number(step.articles),
        number(step.ms),
        oneLine(step.failure ? say(words, step.failure) : (step.at ?? step.url)),
      ],
    ),
  ]
}
