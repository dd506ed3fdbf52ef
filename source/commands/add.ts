import type { TextReading } from '../ingest/index.ts'
import type { Issue, Settled, SizeLimits } from '../issue/index.ts'
import { oneLine, say } from '../language/index.ts'
import type { Added, Shelf } from '../shelf/index.ts'
import type { Command, Context } from './invocation/context.ts'
import { Failure, failureLine, Misuse, toldLine } from './invocation/failure.ts'
import { statusLine } from './invocation/status-line.ts'
import { readUnlessForeign } from './sources/foreign.ts'
import { type Gathered, gather, type IssueFiles } from './sources/gather.ts'
import { guessesOf } from './sources/guesses.ts'
import { knownHabits } from './sources/habits.ts'
import { missingPartsOf } from './sources/missing-parts.ts'
import { changingShelf } from './sources/on-shelf.ts'
import { settledByFlags } from './sources/settled-by-flags.ts'

/** `baolan add FILE|DIR… [--name NAME] [--date DATE] [--page PAGE] [--dry-run]`: a bad file is reported, and the others are added. */
export const add: Command = async (paths, context) => {
  if (paths.length === 0) throw new Misuse(['addTakes'])
  return new Adding(context).run(paths)
}

type Put = (issue: Issue) => Added | Promise<Added>

const OUTCOMES = ['added', 'same', 'replaced', 'merged'] as const

class Adding {
  readonly #context: Context
  readonly #line: ReturnType<typeof statusLine>
  #reading: SizeLimits & TextReading
  readonly #counts = { added: 0, same: 0, replaced: 0, merged: 0 }
  #started = 0
  #failures = 0
  /** Sources of which the path names the paper, the day or the page. */
  #guessed = 0
  /** Sources without the name of a paper. */
  #nameless = 0
  /** Files in folders that are no newspaper. */
  #leftOut = 0
  /** Sources read. */
  #sources = 0
  #articles = 0
  /** Files read, of all files. */
  #read = 0
  #files = 0

  constructor(context: Context) {
    this.#context = context
    this.#reading = context.settings.limits
    this.#line = statusLine(context.io.stderr)
  }

  /** @returns the exit code */
  async run(paths: readonly string[]): Promise<number> {
    const places: Gathered[] = []
    for (const path of paths) await this.#attempt(async () => void places.push(await gather(path)))
    const given = settledByFlags(this.#context)
    this.#files = places.reduce((sum, { files }) => sum + files, 0)
    if (given.page !== undefined && this.#files > 1) throw new Misuse(['onePageOneFile'])
    this.#started = this.#context.io.elapsed()
    const { indexed } = await changingShelf(this.#context, async (shelf) => {
      const put = this.#putter(shelf)
      const habitOf = knownHabits(shelf, given)
      this.#reading = { ...this.#reading, habits: () => habitOf }
      for (const place of places) await this.#addPlace(place, given, put)
      this.#line.clear()
      // What is kept is said before the index, which may fail, is waited for.
      this.#printCounts()
    })
    return indexed && this.#failures === 0 ? 0 : 1
  }

  /** Puts an issue on the shelf; in a dry run it only says what would become of it. */
  #putter(shelf: Shelf): Put {
    return this.#context.flags.dryRun ? shelf.planner() : (issue) => shelf.add(issue)
  }

  async #addPlace(place: Gathered, given: Settled, put: Put): Promise<void> {
    const before = this.#sources + this.#failures
    for await (const piece of place.pieces()) {
      if (piece.kind === 'fault') await this.#attempt(() => Promise.reject(piece.failure))
      else if (piece.kind === 'foreign') this.#leaveOut(piece.files)
      else {
        await this.#attempt(() => this.#add(piece.files, place, given, put))
        this.#read += piece.files.length
        this.#showProgress()
      }
    }
    const nothing = new Failure(['at', place.path, ['noNewspaperInFolder']])
    if (this.#sources + this.#failures === before) await this.#attempt(() => Promise.reject(nothing))
  }

  async #add(files: IssueFiles, place: Gathered, given: Settled, put: Put): Promise<void> {
    const faults: Failure[] = []
    const sources = await readUnlessForeign(files, place, given, this.#reading)
    if (sources.length === 0) this.#leaveOut(files)
    this.#sources += sources.length
    for (const source of sources) {
      const { issue, file } = source
      faults.push(...missingPartsOf(source))
      const { outcome, paper, date } = await put(issue)
      if (this.#context.flags.dryRun) this.#showPlan(file, issue, outcome)
      if (guessesOf(issue)) this.#guessed += 1
      if (issue.name === '') this.#nameless += 1
      if (outcome === 'kept') faults.push(new Failure(['at', file, ['pagesFromElsewhere', paper, date]]))
      else this.#counts[outcome] += 1
      this.#articles += issue.articles.length
    }
    for (const fault of faults) await this.#attempt(() => Promise.reject(fault))
  }

  /** Counts files that are no newspaper; a dry run names them. */
  #leaveOut(files: IssueFiles): void {
    const { words, io, flags } = this.#context
    this.#leftOut += files.length
    if (flags.dryRun) for (const file of files) io.stdout.write(`${oneLine(words.plannedLeftOut(file))}\n`)
  }

  #showPlan(file: string, issue: Issue, outcome: Added['outcome']): void {
    const { words, io } = this.#context
    const pages = issue.pages.map(({ printPage }) => printPage).join(' ')
    const guesses = guessesOf(issue)
    const plan = words.plannedFile(file, issue.name, issue.datePublished, pages, words.outcome(outcome))
    io.stdout.write(`${oneLine(guesses ? `${plan} (${say(words, guesses)})` : plan)}\n`)
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      this.#line.clear()
      this.#context.io.stderr.write(failureLine(error, this.#context.words))
      this.#failures += 1
    }
  }

  #showProgress(): void {
    const { words, io } = this.#context
    const seconds = Math.max(0.001, (io.elapsed() - this.#started) / 1000)
    this.#line.show(
      words.adding(this.#read, this.#files, this.#articles, Math.round(this.#articles / seconds)),
    )
  }

  #printCounts(): void {
    const { words, io, flags } = this.#context
    if (this.#guessed > 0 && !flags.dryRun) io.stderr.write(toldLine(['fromPaths', this.#guessed], words))
    if (this.#leftOut > 0) io.stderr.write(toldLine(['leftOut', this.#leftOut], words))
    if (this.#nameless > 0) io.stderr.write(toldLine(['keptAlone', this.#nameless], words))
    const counts = OUTCOMES.filter((outcome) => this.#counts[outcome] > 0).map((outcome) =>
      words.counted(words.outcome(outcome), this.#counts[outcome]),
    )
    if (counts.length > 0) io.stdout.write(`${words.outcomes(...counts)}\n`)
  }
}
