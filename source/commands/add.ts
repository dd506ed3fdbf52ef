import { readIssue } from '../ingest/index.ts'
import type { Shelf } from '../shelf/index.ts'
import type { Command, Context } from './invocation/context.ts'
import { Failure, failureLine, Misuse } from './invocation/failure.ts'
import { statusLine } from './invocation/status-line.ts'
import { gather, type IssueFiles, readFiles } from './sources/gather.ts'
import { onShelf } from './sources/on-shelf.ts'

/** `baolan add FILE|DIR…`: a bad file is reported, and the others are added. */
export const add: Command = async (paths, context) => {
  if (paths.length === 0) throw new Misuse(['addTakes'])
  return new Adding(context).run(paths)
}

const OUTCOMES = ['added', 'same', 'replaced', 'merged'] as const

class Adding {
  readonly #context: Context
  readonly #line: ReturnType<typeof statusLine>
  readonly #counts = { added: 0, same: 0, replaced: 0, merged: 0 }
  #started = 0
  #failures = 0
  #articles = 0
  /** Files read, of all files. */
  #read = 0
  #files = 0

  constructor(context: Context) {
    this.#context = context
    this.#line = statusLine(context.io.stderr)
  }

  /** @returns the exit code */
  async run(paths: readonly string[]): Promise<number> {
    const groups: IssueFiles[] = []
    for (const path of paths) await this.#attempt(async () => void groups.push(...(await gather(path))))
    this.#files = groups.reduce((sum, { length }) => sum + length, 0)
    this.#started = this.#context.io.elapsed()
    await onShelf(this.#context, async (shelf) => {
      for (const files of groups) {
        await this.#attempt(() => this.#add(files, shelf))
        this.#read += files.length
        this.#showProgress()
      }
      this.#line.clear()
    })
    this.#printCounts()
    return this.#failures > 0 ? 1 : 0
  }

  async #add(files: IssueFiles, shelf: Shelf): Promise<void> {
    const issue = await readIssue(await readFiles(files))
    const { outcome, paper, date } = await shelf.add(issue)
    if (outcome === 'kept') throw new Failure(['at', files[0] ?? '', ['pagesFromElsewhere', paper, date]])
    this.#counts[outcome] += 1
    this.#articles += issue.articles.length
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
    const { words, io } = this.#context
    const counts = OUTCOMES.filter((outcome) => this.#counts[outcome] > 0).map((outcome) =>
      words.counted(words.outcome(outcome), this.#counts[outcome]),
    )
    if (counts.length > 0) io.stdout.write(`${words.outcomes(...counts)}\n`)
  }
}
