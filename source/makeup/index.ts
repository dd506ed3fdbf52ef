export { articleRows } from './article.ts'
export { citation } from './citation.ts'
export { COLOURS, type Colour } from './colours.ts'
export { creditsByRole } from './credits.ts'
export {
  type Cursor,
  compareCursors,
  cursorAt,
  moved,
  onText,
  placeAt,
  rowNumbered,
  START,
} from './cursor.ts'
export { drawPage } from './drawn-page.ts'
export { drawSheet, type RankedSpan } from './drawn-sheet.ts'
export { factsOf, joinFacts } from './facts.ts'
export { type Bounds, boundsOf, columnsThatFit, type Frame, frameOf, pageOf } from './frame.ts'
export { articleGalley, type Galley } from './galley.ts'
export { headingParts } from './heading-parts.ts'
export { headlineItem, itemGap, itemMarks, titleOf } from './headline-item.ts'
export { issueRows } from './issue.ts'
export { marksFor } from './marks.ts'
export { dateText, dayText, mastheadFacts, paperText } from './masthead.ts'
export { findMatches, firstAfter, type Match, type Searched, searchedBlock, searchedOf } from './matches.ts'
export { miniMap, miniMapSize } from './mini-map.ts'
export { GLYPH_SIZES, type GlyphOf, type GlyphSize, QUADRANTS } from './name-glyphs.ts'
export { nameplate, runningHead } from './nameplate.ts'
export { type OverviewGrid, overviewGrid, overviewRows, sheetLabel, sheetLead } from './overview.ts'
export {
  cursorAtShare,
  lastPageStart,
  makePage,
  pageBefore,
  type SetText,
  shareBefore,
  withinPages,
} from './page.ts'
export { pageFacts, pageLine, pageName } from './page-line.ts'
export type { Direction } from './plan/neighbours.ts'
export { printedGalley } from './printed.ts'
export { firstPageOf, referenceOf, webAddressOf } from './reference.ts'
export { plainText, type Row, type Span, type Style } from './row.ts'
export {
  accentOf,
  BLANK,
  centre,
  exactly,
  fitRow,
  line,
  named,
  QUIET,
  rowCells,
  STRONG,
  shift,
  spread,
} from './row-layout.ts'
export { DEFAULT_SETTINGS, type Display, type Quiet, type Settings, type Size } from './settings.ts'
export {
  isSameTarget,
  type PlannedSheet,
  plannedSheet,
  type Sheet,
  type SheetItem,
  type Target,
} from './sheet.ts'
export { placeOfSource, sourceOffset } from './source-offset.ts'
export { type Strip, stripsOf } from './strip.ts'
