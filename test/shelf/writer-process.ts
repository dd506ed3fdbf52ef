/**
 * A process that writes to a shelf until it is killed: `node writer-process.ts FOLDER FIRST`. It prints a line for each
 * write that the shelf has acknowledged: `issue DATE`, `bookmark N`.
 */
import { writeSync } from 'node:fs'
import { openShelf } from '../../source/shelf/index.ts'
import { issueOfDay } from './dated-issues.ts'

const [folder = '', first = '0'] = process.argv.slice(2)
const shelf = await openShelf(folder)
const say = (line: string): void => {
  writeSync(1, `${line}\n`)
}
say('open')
for (let day = Number(first); ; day += 1) {
  const issue = issueOfDay(day)
  const { date } = await shelf.add(issue)
  say(`issue ${date}`)
  const [article] = issue.articles
  if (article) {
    const place = { paper: '青石日报', date, article: article.id, block: 0, character: 2 }
    shelf.traces.addBookmark(place, article, String(day))
    say(`bookmark ${day}`)
    shelf.traces.markRead('青石日报', date, article)
  }
  if (day % 7 === 6) void shelf.reindex().catch(() => {})
}
