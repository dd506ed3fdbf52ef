import type { Command } from './invocation/context.ts'
import { toldLine } from './invocation/failure.ts'
import { nameColumn } from './invocation/name-column.ts'
import { writeJson, writeOut } from './invocation/write-out.ts'
import { onShelf } from './sources/on-shelf.ts'

/** `baolan list [PAPER] [--json]`: the issues on the shelf, newest first. */
export const list: Command = async (names, context) => {
  const { words } = context
  const paper = names.join(' ')
  const entries = await onShelf(context, async (shelf) =>
    (await shelf.list()).filter((entry) => !paper || entry.paper === paper || entry.name === paper),
  )
  if (context.flags.json) {
    await writeJson(context.io.stdout, entries)
    return 0
  }
  if (entries.length === 0) {
    context.io.stderr.write(toldLine(['nothingOnShelf'], words))
    return 0
  }
  const rows = entries.map(({ name, paper, date, pages, articles, characters }) => {
    const counts = [words.pageCount(pages), words.articles(articles), words.characters(characters)]
    return { before: `${date}  `, name: name || paper, after: ['', ...counts].join('  ') }
  })
  const { stdout } = context.io
  await writeOut(stdout, nameColumn(rows, stdout.isTTY ? stdout.columns : undefined))
  return 0
}
