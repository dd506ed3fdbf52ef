import { cutMiddle } from '../language/index.ts'
import { findPapers, type PaperHealth, whyFailed } from '../papers/index.ts'
import { cellWidth } from '../typeset/index.ts'
import { readPaperHealth } from './fetching/health-file.ts'
import type { Command } from './invocation/context.ts'
import { toldLine } from './invocation/failure.ts'
import { nameColumn } from './invocation/name-column.ts'
import { writeJson, writeOut } from './invocation/write-out.ts'
import { readCatalogue } from './sources/catalogue.ts'

/** Code units of a reason that are shown. */
const LONGEST_WHY = 200

/** `baolan papers [WORDS] [--json]`: finds papers by name, pinyin, initials or place. */
export const papers: Command = async (wanted, context) => {
  const { words } = context
  const found = findPapers(await readCatalogue(context), wanted.join(' '))
  const { stdout, stderr } = context.io
  const standings = await readPaperHealth(context)
  if (context.flags.json) {
    await writeJson(
      stdout,
      found.map((paper) => ({
        ...paper,
        ...(standings[paper.name] && { standing: plain(standings[paper.name]) }),
      })),
    )
    return 0
  }
  if (found.length === 0) stderr.write(toldLine(['noPaperCalled', wanted.join(' ')], words))
  const column = (text: string, cells: number): string =>
    text + ' '.repeat(Math.max(1, cells - cellWidth(text, 1)))
  const rows = found.map(({ name, place = '', url, seen = '', doubt }) => {
    const { worked = seen, failed } = standings[name] ?? {}
    const why = failed
      ? words.failedOn(cutMiddle(failed.last, 10), cutMiddle(whyFailed(failed, words), LONGEST_WHY))
      : doubt
    const after = `${column(place, 14)}${column(worked, 12)}${url}${why ? `  (${why})` : ''}`
    return { name, after: `  ${after}` }
  })
  // Addresses are copied from here: no row is cut.
  await writeOut(stdout, nameColumn(rows, undefined))
  return found.length > 0 ? 0 : 1
}

/** JSON has the reason in English only. */
const plain = (standing: PaperHealth | undefined): PaperHealth | undefined => {
  if (!standing?.failed) return standing
  const { saying, ...failed } = standing.failed
  return { ...standing, failed }
}
