import { endsSentence, isRow } from '../lines/sentences.ts'
import type { SourceLine } from '../lines/source-line.ts'
import { isBareDateline } from './bare-dateline.ts'
import type { Extent } from './measures.ts'

/** How much the lines of one paragraph but the last may differ, in characters: a mark that cannot begin a line takes its neighbour along. */
const SLACK = 3
/** The narrowest line of a wrapped paragraph, in characters. */
const NARROWEST = 8
/** Blocks that show how a page is set, and the share of their inner lines that break off within a sentence. */
const MIN_BLOCKS = 4
const BROKEN_SHARE = 0.75

const CLOSES = /[。！？…；][”’）]{0,2}$/

/** Whether the lines of a block may be those of one paragraph: equally long but for the last, which ends a sentence. */
const mayBeParagraph = (all: readonly SourceLine[], extent: Extent): boolean => {
  const block = all[0] && isBareDateline(all[0]) ? all.slice(1) : all
  const [first, last] = [block[0], block.at(-1)]
  if (block.length < 2 || !first || !last || !CLOSES.test(last.text)) return false
  const inner = block.slice(0, -1).map(extent)
  const widest = Math.max(...inner)
  return (
    widest >= NARROWEST &&
    Math.min(...inner) >= widest - SLACK &&
    extent(last) <= widest + 1 &&
    first.kind !== 'byline' &&
    block.every((line) => !isRow(line.text) && line.kind !== 'jump') &&
    block.slice(1).every((line) => line.kind !== 'dated' && line.indent <= first.indent)
  )
}

/**
 * The lines after which a paragraph goes on, where each block between empty rows is one: most lines within the blocks of the page
 * break off within a sentence, as they would not if each were a paragraph.
 */
export const blockWraps = (blocks: readonly (readonly SourceLine[])[], extent: Extent): SourceLine[] => {
  const paragraphs = blocks.filter((block) => mayBeParagraph(block, extent))
  const inner = paragraphs.flatMap((block) => block.slice(0, -1))
  const broken = inner.filter(({ text }) => !endsSentence(text))
  return paragraphs.length >= MIN_BLOCKS && broken.length >= inner.length * BROKEN_SHARE ? inner : []
}
