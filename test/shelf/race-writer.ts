/**
 * One of several processes that write to the same day: `fork`ed by race.ts. For each message it makes all its calls at once and
 * answers with what came of each, and when, in ms of a clock that all processes share.
 */
import { join } from 'node:path'
import { SIZE_LIMITS } from '../../source/issue/index.ts'
import { IssueStore } from '../../source/shelf/issues/issue-store.ts'
import { openTraces } from '../../source/shelf/traces/open-traces.ts'
import { TraceStore } from '../../source/shelf/traces/trace-store.ts'
import { makeIssue } from './fixtures.ts'
import { type Call, DAY, type Done, PAPER, type Task } from './race.ts'

const key = { paper: PAPER, date: DAY }
const now = (): number => performance.timeOrigin + performance.now()

const pageOf = (page: number) =>
  makeIssue({
    name: PAPER,
    date: DAY,
    source: `版 ${page}`,
    articles: [{ page: String(page), headline: [`第${page}版的事`], text: ['渡口的船开了。'] }],
  })

const outcomeOf = async (folder: string, call: Call): Promise<string> => {
  const store = new IssueStore(folder, SIZE_LIMITS)
  if (call === 'remove') return (await store.remove(key)) ? 'removed' : 'absent'
  const issue = pageOf(call)
  const { outcome } = await store.put(issue)
  const [article] = issue.articles
  const database = openTraces(folder, { writable: true, clock: () => new Date(), say: () => {} })
  const traces = new TraceStore(database, () => new Date())
  if (article)
    traces.addBookmark({ ...key, article: article.id, block: 0, character: 0 }, article, String(call))
  database.close()
  return outcome
}

process.on('message', async ({ folder, calls }: Task) => {
  const done = calls.map(async (call): Promise<Done> => {
    const from = now()
    const outcome = await outcomeOf(join(folder), call).catch((error: unknown) => String(error))
    return { call, outcome, from, to: now() }
  })
  process.send?.(await Promise.all(done))
})
process.send?.('ready')
