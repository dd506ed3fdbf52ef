import { writeFile } from 'node:fs/promises'
import { citation } from '../../makeup/index.ts'
import type { SaveArticle } from '../../reader/index.ts'
import { visibleText } from '../../typeset/index.ts'
import { absolutePath } from '../invocation/home-path.ts'
import { printMarkdown } from '../print/markdown.ts'

const MARKDOWN = /\.(?:md|markdown)$/i

const isThere = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST'

/** Saves an article under a name as it was typed: as Markdown by the name's ending, else as plain text. */
export const saveArticle: SaveArticle = async (issue, article, file, replace) => {
  const text = MARKDOWN.test(file)
    ? printMarkdown(issue, [article])
    : `${visibleText(citation(issue, article))}\n`
  try {
    // One call looks and creates: no file that comes in between is lost.
    await writeFile(absolutePath(file, '.'), text, { flag: replace ? 'w' : 'wx' })
    return true
  } catch (error) {
    if (!replace && isThere(error)) return false
    throw error
  }
}
