import type { Article } from '../issue/index.ts'
import { START } from './cursor.ts'
import { drawPage } from './drawn-page.ts'
import { type Frame, frameOf } from './frame.ts'
import { articleGalley } from './galley.ts'
import { makePage } from './page.ts'
import type { Row } from './row.ts'
import type { Settings } from './settings.ts'

/** The frame of a window of `columns` cells, but without a left margin, and of unbounded height. */
export const endlessFrame = (columns: number, settings: Settings): Frame => ({
  ...frameOf({ columns, rows: Number.POSITIVE_INFINITY }, settings),
  left: 0,
})

/** A whole article on one page, set as in a window of `columns` cells. */
export const articleRows = (article: Article, columns: number, settings: Settings): Row[] => {
  const frame = endlessFrame(columns, settings)
  const galley = articleGalley(article, frame.measure, settings)
  return drawPage(makePage(galley, START, frame), frame, settings)
}
