import { oneLine, say } from '../language/index.ts'
import { findPapers, type PaperHealth } from '../papers/index.ts'
import { cellWidth } from '../typeset/index.ts'
import { readPaperHealth } from './fetching/health-file.ts'
import type { Command } from './invocation/context.ts'
import { toldLine } from './invocation/failure.ts'
import { writeOut } from './invocation/write-out.ts'
import { readCatalogue } from './sources/catalogue.ts'

/** `baolan papers [WORDS] [--json]`: finds papers by name, pinyin, initials or place. */
export const papers: Command = async (wanted, context) => {
  const { words } = context
  const found = findPapers(await readCatalogue(context), wanted.join(' '))
  const { stdout, stderr } = context.io
  const standings = await readPaperHealth(context)
  if (context.flags.json) {
    await writeOut(
      stdout,
      `${JSON.stringify(
        found.map((paper) => ({
          ...paper,
          ...(standings[paper.name] && { standing: plain(standings[paper.name]) }),
        })),
        null,
        2,
      )}\n`,
    )
    return 0
  }
  if (found.length === 0) stderr.write(toldLine(['noPaperCalled', wanted.join(' ')], words))
  const column = (text: string, cells: number): string =>
    text + ' '.repeat(Math.max(1, cells - cellWidth(text, 1)))
  const widest = Math.max(0, ...found.map(({ name }) => cellWidth(name, 1))) + 2
  const rows = found.map(({ name, place = '', url, seen = '', doubt }) => {
    const { worked = seen, failed } = standings[name] ?? {}
    const why = failed
      ? oneLine(words.failedOn(failed.last, failed.saying ? say(words, failed.saying) : failed.why))
      : doubt
    return `${column(name, widest)}${column(place, 14)}${column(worked, 12)}${url}${why ? `  (${why})` : ''}\n`
  })
  await writeOut(stdout, rows.join(''))
  return found.length > 0 ? 0 : 1
}

/** JSON has the reason in English only. */
const plain = (standing: PaperHealth | undefined): PaperHealth | undefined => {
  if (!standing?.failed) return standing
  const { saying, ...failed } = standing.failed
  return { ...standing, failed }
}
