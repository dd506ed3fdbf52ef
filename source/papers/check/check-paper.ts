import { encodingOf, savedFrom, UnreadableSource } from '../../ingest/index.ts'
import { addDays, type Day, type Issue, todayInChina } from '../../issue/index.ts'
import { type Saying, sayingOf } from '../../language/index.ts'
import { whyClosed } from '../catalogue/closed-paper.ts'
import type { Paper } from '../catalogue/paper-entry.ts'
import { dayAddresses, type LearnedAddress } from '../edition/day-addresses.ts'
import { entryAddressesOf } from '../edition/entry-addresses.ts'
import { type NewestAddress, newestLinked } from '../edition/entry-page.ts'
import {
  articlesOf,
  carriesArticles,
  type LayoutPage,
  linkedPages,
  openLayoutPage,
} from '../edition/layout-page.ts'
import { type DayAnswer, dayAnswer } from '../edition/open-day.ts'
import { loadEpaperReader, type PageReader } from '../edition/page-reader.ts'
import type { FetchDependencies } from '../fetch/dependencies.ts'
import { FetchFailure } from '../fetch/fetch-failure.ts'
import { Fetcher } from '../fetch/fetcher.ts'
import { privateOriginsOf } from '../fetch/system-dependencies.ts'
import { type Answer, RecordingNetwork } from './recording-network.ts'

/** How far back the newest issue is looked for: far enough for a weekly. */
const BACK_DAYS = 7

/** One address that was tried. */
export interface CheckStep {
  /** `page`: the first page of an edition whose front page lists no article. */
  readonly what: 'robots' | 'entry' | 'front' | 'page' | 'article'
  readonly url: string
  /** Where the answer came from, if that is another address. */
  readonly at?: string
  /** Of the host's last answer; absent if there was none. */
  readonly status?: number
  readonly bytes?: number
  readonly encoding?: string
  /** Of the edition, as far as the page lists them. */
  readonly pages?: number
  /** That the page lists; of an article 1 if its text is read. */
  readonly articles?: number
  readonly ms: number
  readonly failure?: Saying
  /** The answer as it came. */
  readonly content?: Uint8Array
}

export interface CheckedPaper {
  readonly paper: Paper
  /** Whether the text of an article came. */
  readonly readable: boolean
  readonly steps: readonly CheckStep[]
  /** Why nothing was tried, or what the steps showed besides their failures. */
  readonly remark?: Saying
}

interface CheckOptions {
  readonly signal?: AbortSignal
  readonly reader?: PageReader
  /** Where the paper's entry page led to on an earlier day. */
  readonly learned?: LearnedAddress
  /** Called before each step. */
  readonly onStep?: (what: CheckStep['what']) => void
}

/** What came of an address: a page and its links, or a failure. */
interface Opened {
  readonly step: CheckStep
  readonly layout?: LayoutPage
  readonly failure?: FetchFailure
}

/** A front page, and the day that it is of. */
interface OpenedFront {
  readonly layout: LayoutPage
  readonly day: Day
}

/** Tries the addresses of one paper as a fetch would, but only the first of each kind. */
class PaperCheck {
  readonly #paper: Paper
  readonly #network: RecordingNetwork
  readonly #fetcher: Fetcher
  readonly #reader: PageReader
  readonly #options: CheckOptions
  readonly #dependencies: FetchDependencies
  readonly #steps: CheckStep[] = []

  constructor(paper: Paper, dependencies: FetchDependencies, reader: PageReader, options: CheckOptions) {
    this.#paper = paper
    this.#reader = reader
    this.#options = options
    this.#network = new RecordingNetwork(dependencies.network, dependencies.clock)
    // Nothing is kept from one step to the next: the host is asked what it has now.
    this.#dependencies = {
      ...dependencies,
      network: this.#network,
      store: { get: async () => undefined, put: async () => {} },
    }
    this.#fetcher = new Fetcher(this.#dependencies, { privateOrigins: privateOriginsOf(paper) })
  }

  async run(): Promise<CheckedPaper> {
    const paper = this.#paper
    const closed = whyClosed(paper)
    if (closed) return { paper, readable: false, steps: [], remark: closed }
    const today = todayInChina(this.#dependencies.clock.now())
    const newest = await this.#entry(today)
    const front = await this.#front(today, newest)
    const readable = front ? await this.#article(front) : false
    return { paper, readable, steps: this.#steps }
  }

  /** The entry page: the first that leads to an issue, else the first that answers, else the first that was tried. */
  async #entry(today: Day): Promise<NewestAddress | undefined> {
    let best: Opened | undefined
    let newest: NewestAddress | undefined
    for (const url of entryAddressesOf(this.#paper)) {
      const opened = await this.#try('entry', url)
      newest = opened.layout && newestLinked(opened.layout, this.#paper, today)
      if (!best || newest || (best.failure && opened.layout)) best = opened
      if (newest || opened.failure?.closesHost) break
    }
    if (best) this.#steps.push(best.step)
    return newest
  }

  /** The front page of the newest issue of the last week. */
  async #front(today: Day, newest: NewestAddress | undefined): Promise<OpenedFront | undefined> {
    const oldest = addDays(today, -BACK_DAYS)
    const opened = new Map<string, Opened>()
    let first: CheckStep | undefined
    let isRefused = false
    const open = async (url: string, day: Day): Promise<DayAnswer> => {
      const page = opened.get(url) ?? (await this.#try('front', url))
      opened.set(url, page)
      const { step, layout, failure } = page
      isRefused ||= failure !== undefined && failure.kind !== 'missing'
      const answer = layout ? dayAnswer(this.#paper, url, layout, day) : {}
      if (answer.layout) this.#steps.push(step)
      else first ??= withReason(step, answer)
      return answer
    }
    for (let day = today; day >= oldest && !isRefused; ) {
      let next = addDays(day, -1)
      for (const url of dayAddresses(this.#paper, this.#options.learned, day)) {
        const { layout, otherDay = newest?.day ?? '' } = await open(url, day)
        if (layout) return { layout, day }
        if (otherDay >= oldest && otherDay < next) next = otherDay
      }
      day = next
    }
    if (newest && newest.day >= oldest) {
      const { layout } = await open(newest.url, newest.day)
      if (layout) return { layout, day: newest.day }
    }
    if (first) this.#steps.push(first)
    return undefined
  }

  /** Whether the text of the first article is read. */
  async #article({ layout: front, day }: { layout: LayoutPage; day: Day }): Promise<boolean> {
    const files = [this.#steps.at(-1)]
    if (front.links.whole) return this.#whole(files)
    let layout = front
    if (!carriesArticles(front)) {
      const [page] = linkedPages(front, day)
      const opened = page && (await this.#open('page', page.url))
      if (!opened?.layout) return false
      layout = opened.layout
      files.push(opened.step)
    }
    const [link] = articlesOf(layout)
    if (!link) return false
    const { step } = await this.#try('article', link.url)
    const issue = step.failure ? undefined : await this.#read([...files, step])
    const withText = issue?.articles.filter(({ body }) => body.length > 0).length ?? 0
    const { pages: _, ...ofArticle } = step
    this.#steps.push({ ...ofArticle, articles: withText })
    return withText > 0
  }

  /** Counts the pages and articles of an edition that is in one file. */
  async #whole(files: readonly (CheckStep | undefined)[]): Promise<boolean> {
    const issue = await this.#read(files)
    const last = this.#steps.pop()
    if (last)
      this.#steps.push({ ...last, pages: issue?.pages.length ?? 0, articles: issue?.articles.length ?? 0 })
    return issue?.articles.some(({ body }) => body.length > 0) ?? false
  }

  /** What was received, as an issue; undefined if it cannot be read. */
  async #read(steps: readonly (CheckStep | undefined)[]): Promise<Issue | undefined> {
    async function* files() {
      for (const step of steps) if (step?.content) yield { name: step.at ?? step.url, bytes: step.content }
    }
    try {
      return await this.#reader.readIssue(files())
    } catch (error) {
      if (error instanceof UnreadableSource) return undefined
      throw error
    }
  }

  async #open(what: CheckStep['what'], url: string): Promise<Opened> {
    const opened = await this.#try(what, url)
    this.#steps.push(opened.step)
    return opened
  }

  /** Opens one address. Its robots.txt is a step of its own, the first time it is asked for. */
  async #try(what: CheckStep['what'], url: string): Promise<Opened> {
    const { clock } = this.#dependencies
    const { signal, onStep } = this.#options
    signal?.throwIfAborted()
    onStep?.(what)
    const start = clock.elapsed()
    const source = { fetcher: this.#fetcher, reader: this.#reader }
    const result = await openLayoutPage(source, url, { ...(signal && { signal }) }).then(
      (layout) => ({ layout }),
      (error: unknown) => {
        if (error instanceof FetchFailure) return { failure: error }
        throw error
      },
    )
    const answers = this.#network.taken()
    const robots = answers.find((answer) => isRobots(answer))
    if (robots && !this.#steps.some((step) => step.url === robots.url)) this.#steps.push(robotsStep(robots))
    const ms = Math.round(clock.elapsed() - start - (robots?.ms ?? 0))
    const answer = answers.findLast((one) => !isRobots(one))
    const step: CheckStep = { what, url, ms, ...answered(answer, url) }
    if ('failure' in result)
      return { step: { ...step, failure: sayingOf(result.failure) }, failure: result.failure }
    return { step: { ...step, ...this.#seenOn(result.layout) }, layout: result.layout }
  }

  #seenOn(layout: LayoutPage): Partial<CheckStep> {
    const { pages, articles } = layout.links
    const sections = new Set(articles.map(({ page }) => page)).size
    return { pages: Math.max(pages.length, articles.length > 0 ? sections : 0), articles: articles.length }
  }
}

/** A step, with why its page is not the one that was looked for. */
const withReason = (step: CheckStep, { failure, why, otherDay }: DayAnswer): CheckStep => {
  const printed: Saying | undefined =
    otherDay === undefined ? undefined : ['at', step.url, ['printsDay', otherDay]]
  const reason = failure?.saying ?? why ?? printed
  return reason ? { ...step, failure: reason } : step
}

const isRobots = ({ url }: Answer): boolean => new URL(url).pathname === '/robots.txt'

const robotsStep = (answer: Answer): CheckStep => ({
  what: 'robots',
  url: answer.url,
  ms: Math.round(answer.ms),
  ...answered(answer, answer.url),
})

const answered = (answer: Answer | undefined, url: string): Partial<CheckStep> => {
  if (!answer) return {}
  const encoding = encodingOf(answer.bytes)
  return {
    ...(answer.url === url ? {} : { at: answer.url }),
    status: answer.status,
    bytes: answer.bytes.length,
    ...(encoding && { encoding }),
    content: answer.bytes,
  }
}

/**
 * Tries robots.txt, the entry page, the newest front page and its first article of a paper, and tells of each what came.
 * Nothing is kept, and what was kept from a fetch is not looked at.
 */
export const checkPaper = async (
  paper: Paper,
  dependencies: FetchDependencies,
  options: CheckOptions = {},
): Promise<CheckedPaper> =>
  new PaperCheck(paper, dependencies, options.reader ?? (await loadEpaperReader()), options).run()

/** Marks of UTF-8 before a text. */
const BOM = [0xef, 0xbb, 0xbf] as const

/** What came, as files that can be attached to a report: front page, page and article are read as one edition. */
export const bundleOf = ({
  steps,
}: CheckedPaper): readonly { readonly name: string; readonly bytes: Uint8Array }[] =>
  steps.flatMap(({ what, url, at = url, content }) => {
    if (!content) return []
    if (what === 'robots' || what === 'entry') return [{ name: `${what}.saved`, bytes: content }]
    const bytes = BOM.every((byte, index) => content[index] === byte) ? content.subarray(BOM.length) : content
    return [{ name: `${what}.html`, bytes: Buffer.concat([Buffer.from(savedFrom(at)), bytes]) }]
  })
