/**
 * A process that shares a shelf with others: `node peer-process.ts import FOLDER ISSUES` adds issues,
 * `node peer-process.ts read FOLDER ISSUES WHO` searches and marks articles read until all of them are found.
 * Prints the shelf's notices, each count that is lower than the one before, and on the last line the result.
 */
import { writeSync } from 'node:fs'
import { openShelf } from '../../source/shelf/index.ts'
import { english } from '../english.ts'
import { issueOfDay } from './dated-issues.ts'

const [role, folder = '', count = '0', who = ''] = process.argv.slice(2)
const issues = Number(count)
const say = (line: string): void => {
  writeSync(1, `${line}\n`)
}
const shelf = await openShelf(folder, { say: (notice) => say(english(notice)) })

if (role === 'import') {
  for (let day = 0; day < issues; day += 1) await shelf.add(issueOfDay(day))
  await shelf.settled()
  say(`imported ${issues}`)
} else {
  let lastCount = 0
  for (let turn = 0; lastCount < issues * 6; turn += 1) {
    const results = await shelf.search('渡口', { countTo: 1e6 })
    if (results.count < lastCount) say(`found ${lastCount} articles, and then ${results.count}`)
    lastCount = results.count
    const [hit] = results.hits
    if (hit) await shelf.article(hit.paper, hit.date, hit.article)
    const issue = issueOfDay(turn)
    const [article] = issue.articles
    if (article) shelf.traces.markRead(`读者${who}`, issue.datePublished, article)
  }
  say(`found ${lastCount}`)
}
await shelf.close()
