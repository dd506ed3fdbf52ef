import { partOfLine, withParts } from './line-parts.ts'
import type { SourceLine } from './source-line.ts'

const LONGEST = 400
/** The fewest parts with a label of a line that is divided. */
const MIN_LABELS = 2

/** What databases and sites say of an article, label by label. */
const LABEL =
  /(?:(?<=^|[\s|｜／/;；，])|(?<=\d[\s|｜]?))(?:(?:文章|新闻)?标题|题名|篇名|(?:文章|信息|新闻|稿件)?来源|稿源|出处|报纸(?:名称?)?|报名|作者|记者|通讯员|责任编辑|责编|编辑|版次|版面|版号|版名|(?:出版|见报|发布|发表|刊发)?(?:日期|时间)|发布|阅读量?|浏览(?:次数|量)?|点击(?:次数|数|量)?|评论数?|字数|字号|分享到?|摘要|正文)[：]/gu

/** Kinds of lines that are not already known as a whole. */
const MAY_HOLD: ReadonlySet<string> = new Set(['title', 'prose', 'byline'])

/** The offsets at which the parts of folded text with labels begin; empty if it is no row of them. */
const labelsIn = (text: string): number[] => {
  if (text.length > LONGEST || !text.includes('：')) return []
  const found = [...text.matchAll(LABEL)].map(({ index }) => index)
  if (found.length < MIN_LABELS) return []
  // Before the first label only a day may stand, or nothing.
  const before = text.slice(0, found[0]).trim()
  return before === '' || /^(?:19|20)\d\d[\d年月日/.:：\s-]{4,20}$/.test(before) ? found : []
}

/** The lines with those in parts that say several things of an article in a row, `来源：青石日报　作者：林知秋　阅读：12`. */
export const withLabelsApart = (lines: readonly SourceLine[]): readonly SourceLine[] => {
  const parts = new Map<SourceLine, readonly SourceLine[]>()
  for (const line of lines) {
    if (line.mark || !MAY_HOLD.has(line.kind)) continue
    const found = labelsIn(line.text)
    if (found.length === 0) continue
    const starts = found[0] === 0 ? found : [0, ...found]
    parts.set(
      line,
      starts.flatMap((from, index) => {
        const part = partOfLine(line, from, starts[index + 1])
        return part ? [part] : []
      }),
    )
  }
  return withParts(lines, parts)
}
