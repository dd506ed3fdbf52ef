import { ROLES } from '../../source/ingest/text/chain/divide-parts.ts'
import { LINE_STATES } from '../../source/ingest/text/chain/find-headings.ts'
import { type Habit, leaningsOf, NO_HABIT } from '../../source/ingest/text/chain/habit.ts'
import { LINE_FEATURES, visitLines } from '../../source/ingest/text/chain/line-features.ts'
import { partViews, ROLE_FEATURES } from '../../source/ingest/text/chain/role-features.ts'
import type { FeatureSet } from '../../source/ingest/text/chain/templates.ts'
import { kindOf } from '../../source/ingest/text/lines/line-kinds.ts'
import type { Paragraph } from '../../source/ingest/text/repairs/paragraphs.ts'
import type { Sequence } from './conditional-field.ts'
import type { StyledArticle } from './house-style.ts'
import { blockAt, blocksIn, type PrintedPage } from './printed-page.ts'

const featuresOf = <View>(set: FeatureSet<View>, view: View): Int32Array => {
  const features: number[] = []
  set.visit(view, (feature) => features.push(feature))
  return Int32Array.from(features)
}

const [TEXT, FIRST, FURTHER] = [0, 1, 2]

/** The state of the line that a paragraph begins with. */
const stateOf = (page: PrintedPage, paragraph: Paragraph): number => {
  const block = blockAt(page, paragraph.lines[0]?.start ?? 0)
  if (block.role === 'text') return TEXT
  return block.isFirst && !block.isInside ? FIRST : FURTHER
}

/** The runs of short lines in the sections of a page. */
export const lineSequences = (page: PrintedPage, sections: readonly (readonly Paragraph[])[]): Sequence[] =>
  sections.flatMap((all) => {
    const sequences: Sequence[] = []
    let [from, features, states]: [number, Int32Array[], number[]] = [0, [], []]
    const end = (): void => {
      if (features.length > 0)
        sequences.push({
          features,
          states: Uint8Array.from(states),
          before: from === 0 ? LINE_STATES.length : TEXT,
          ...(from + features.length < all.length ? { after: TEXT } : {}),
          leanings: [],
        })
    }
    visitLines(all, (index, view, isBelow) => {
      if (!isBelow) {
        end()
        ;[from, features, states] = [index, [], []]
      }
      features.push(featuresOf(LINE_FEATURES, view))
      const state = stateOf(page, all[index] as Paragraph)
      // A heading whose first line is no short line cannot be found.
      states.push(state === FURTHER && (states.at(-1) ?? TEXT) === TEXT ? FIRST : state)
    })
    end()
    return sequences
  })

/** The roles of the heading lines of an article. */
const rolesOf = (
  article: StyledArticle,
): { readonly texts: readonly string[]; readonly roles: readonly number[] } => {
  const blocks = blocksIn([article]).filter(({ role }) => role !== 'text')
  return {
    texts: blocks.map(({ text }) => text),
    roles: blocks.map(({ role }) => ROLES.indexOf(role as (typeof ROLES)[number])),
  }
}

/** The habit that articles show. */
export const habitOfArticles = (articles: readonly StyledArticle[]): Habit => {
  let { headings, kicker, lines, deck } = NO_HABIT
  for (const { roles } of articles.map(rolesOf)) {
    if (roles.length < 2) continue
    headings++
    if (roles.includes(0)) kicker++
    if (roles.includes(2)) lines++
    if (roles.includes(3)) deck++
  }
  return { headings, kicker, lines, deck }
}

const OPENING = 6

const sequenceOf = (article: StyledArticle, habit: Habit): Sequence[] => {
  const { texts, roles } = rolesOf(article)
  if (texts.length < 2 || !roles.includes(1)) return []
  const body = article.paragraphs.slice(0, OPENING).map((text) => ({ text, kind: kindOf(text) }))
  return [
    {
      features: partViews(texts, body).map((view) => featuresOf(ROLE_FEATURES, view)),
      states: Uint8Array.from(roles),
      before: ROLES.length,
      leanings: leaningsOf(habit),
    },
  ]
}

/**
 * The headings of several lines, with the habit of their paper and, as they were printed, without one; of made-up styles only what their
 * papers never print: columns.
 */
export const roleSequences = (
  articles: readonly StyledArticle[],
  habit: Habit,
  isPlain: boolean,
): Sequence[] =>
  articles.flatMap((article) => [
    ...sequenceOf(article, habit),
    ...(isPlain || article.column !== '' ? sequenceOf(article, NO_HABIT) : []),
  ])
