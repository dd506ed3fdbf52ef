import { cellWidth } from '../typeset/index.ts'
import type { Command } from './invocation/context.ts'
import { toldLine } from './invocation/failure.ts'
import { writeOut } from './invocation/write-out.ts'
import { onShelf } from './sources/on-shelf.ts'

/** `baolan list [PAPER] [--json]`: the issues on the shelf, newest first. */
export const list: Command = async (names, context) => {
  const { words } = context
  const paper = names.join(' ')
  const entries = await onShelf(context, async (shelf) =>
    (await shelf.list()).filter((entry) => !paper || entry.paper === paper || entry.name === paper),
  )
  if (context.flags.json) {
    await writeOut(context.io.stdout, `${JSON.stringify(entries, null, 2)}\n`)
    return 0
  }
  if (entries.length === 0) {
    context.io.stderr.write(toldLine(['nothingOnShelf'], words))
    return 0
  }
  const labelOf = ({ name, paper }: { name: string; paper: string }): string => name || paper
  const widest = entries.reduce((most, entry) => Math.max(most, cellWidth(labelOf(entry), 1)), 0)
  const rows = entries.map((entry) => {
    const { date, pages, articles, characters } = entry
    const name = labelOf(entry)
    const padded = name + ' '.repeat(widest - cellWidth(name, 1))
    const counts = [words.pageCount(pages), words.articles(articles), words.characters(characters)]
    return `${[date, padded, ...counts].join('  ')}\n`
  })
  await writeOut(context.io.stdout, rows.join(''))
  return 0
}
