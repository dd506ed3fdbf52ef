import type { Article, Page } from '../../../issue/index.ts'
import { creditsOf } from '../../forms/index.ts'
import { markedRangeOf } from '../lines/source-line.ts'
import type { Section } from './sections.ts'

/**
 * The pages of an issue with their marks and credits, in the order of the text.
 * @param first the name of the page before the first mark
 */
export const pagesOf = (
  sections: readonly Section[],
  articles: readonly Article[],
  first: string,
): Page[] => {
  const onPage = Map.groupBy(
    articles.flatMap(({ id, parts }) => parts.map(({ page }) => ({ id, page }))),
    ({ page }) => page,
  )
  const filled = sections.filter(
    ({ label, mark, lines, credits }) => label || mark.length + lines.length + credits.length > 0,
  )
  const pages = Map.groupBy(filled.length > 0 ? filled : sections, ({ label }) => label?.printPage ?? first)
  return [...pages].map(([printPage, ownSections], index) => {
    const section = ownSections.find(({ label }) => label?.printSection)?.label?.printSection
    const credits = ownSections.flatMap((section) =>
      [...section.mark, ...section.credits].flatMap(({ text }) => creditsOf(text)),
    )
    const from = ownSections.flatMap((one) => [...one.mark, ...one.credits].map(markedRangeOf))
    return {
      printPage,
      ...(section ? { printSection: section } : {}),
      position: index + 1,
      ...(credits.length > 0 ? { credits } : {}),
      ...(from.length > 0 ? { from } : {}),
      articles: (onPage.get(printPage) ?? []).map(({ id }) => id),
    }
  })
}
