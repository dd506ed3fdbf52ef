import type { SourceLine } from '../lines/source-line.ts'

/** What a site prints over the headlines of other articles. */
const LABEL =
  /^[【［<]?(?:相关(?:阅读|新闻|报道|推荐|文章)|延伸阅读|推荐(?:阅读|新闻)|猜你喜欢|热门(?:新闻|推荐|文章|排行)|更多(?:新闻|文章|精彩)|最新(?:新闻|文章)|本版(?:新闻|标题|导航|文章)|点击排行|今日要闻排行)[】］>]?[：]?$/
/** The most links of a list. */
const MAX_LINKS = 40
const LINKS: ReadonlySet<string> = new Set(['title', 'furniture', 'credit'])

/**
 * The lines with a list of links at their end as print of the site: a label, and nothing but headlines below it. Where text stands below
 * the headlines it is a box of the paper.
 */
export const withoutLinkList = (lines: readonly SourceLine[]): readonly SourceLine[] => {
  let label: number | undefined
  for (let index = lines.length - 1; index >= Math.max(0, lines.length - MAX_LINKS); index--) {
    const line = lines[index]
    if (!line || line.mark?.kind === 'heading' || line.mark?.kind === 'row') break
    if (LABEL.test(line.text)) label = index
    else if (!LINKS.has(line.kind)) break
  }
  if (label === undefined || label === 0) return lines
  const first = label
  return lines.map((line, index) => (index < first ? line : line.with({ kind: 'furniture' })))
}
