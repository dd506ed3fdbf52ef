import { scriptOf } from '../../forms/index.ts'
import { isForeign } from './other-lines.ts'
import type { SourceLine } from './source-line.ts'

/** Latin letters that say as much as one character. */
const LETTERS_A_CHARACTER = 3

/** Whether lines are mostly Chinese. */
const areChinese = (lines: readonly SourceLine[]): boolean => {
  let [chinese, others] = [0, 0]
  for (const { text } of lines) {
    if (scriptOf(text) === 'han') chinese += text.length
    else others += text.length
  }
  return chinese * LETTERS_A_CHARACTER > others
}

/** The lines of a page; on a Chinese one, what is in another language is no heading of the Chinese text. */
export const withForeignApart = (lines: readonly SourceLine[]): readonly SourceLine[] =>
  lines.some(({ text }) => isForeign(text)) && areChinese(lines)
    ? lines.map((line) =>
        line.kind === 'title' && isForeign(line.text) ? line.with({ kind: 'prose' }) : line,
      )
    : lines
