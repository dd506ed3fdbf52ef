import { ROLES } from '../../source/ingest/text/chain/divide-parts.ts'
import { LINE_STATES } from '../../source/ingest/text/chain/find-headings.ts'
import { type Habit, leaningsOf, NO_HABIT } from '../../source/ingest/text/chain/habit.ts'
import { LINE_FEATURES, visitLines } from '../../source/ingest/text/chain/line-features.ts'
import { partViews, ROLE_FEATURES } from '../../source/ingest/text/chain/role-features.ts'
import type { FeatureSet } from '../../source/ingest/text/chain/templates.ts'
import { kindOf } from '../../source/ingest/text/lines/line-kinds.ts'
import type { Paragraph } from '../../source/ingest/text/repairs/paragraphs.ts'
import type { StyledArticle } from './house-style.ts'
import type { Row } from './perceptron.ts'
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
export const lineRows = (page: PrintedPage, sections: readonly (readonly Paragraph[])[]): Row[] =>
  sections.flatMap((all) => {
    const rows: Row[] = []
    let [from, features, states]: [number, Int32Array[], number[]] = [0, [], []]
    const end = (): void => {
      if (features.length > 0)
        rows.push({
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
    return rows
  })

/** The roles of the heading lines of an article, without its column. */
const rolesOf = (
  article: StyledArticle,
): { readonly texts: readonly string[]; readonly roles: readonly number[] } => {
  const blocks = blocksIn([article]).filter(({ role }) => role !== 'text' && role !== 'column')
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

const rowOf = (article: StyledArticle, habit: Habit): Row[] => {
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

/** A kicker's end that leads on to the headline. */
const LEADS_ON =
  /(?:——|：|强调|指出|要求|时|表示|会议|文章|印发|国务院令|回信|(?:回信|致信)\S{0,4}(?:勉励|祝贺)\S{2,14})$/
/** A deck's beginning that follows up. */
const FOLLOWS_UP =
  /^(?:——|（)|(?:出席|主持|讲话|致辞|陪同|参加|会见|贺电|观看|作报告|问候)(?:\S{0,6}(?:仪式|式|会议|活动|遗容|观看|讲话|主持))?$/

/** The same heading of a paper with other habits: its kicker as a deck, its deck as a kicker, or all of it as a headline. */
const otherwise = (article: StyledArticle, turn: number): StyledArticle => {
  const { kicker, headline, deck } = article
  if (headline.includes('\n') || LEADS_ON.test(kicker) || FOLLOWS_UP.test(deck) || (kicker && deck))
    return article
  if (turn === 0)
    return { ...article, headline: [kicker, headline, deck].filter(Boolean).join('\n'), kicker: '', deck: '' }
  return kicker
    ? { ...article, kicker: '', headline: kicker, deck: headline }
    : { ...article, kicker: headline, headline: deck, deck: '' }
}

/**
 * The headings of several lines, with the habit of their paper; and without a habit, twice as they are and once as other papers print them, so
 * that one paper's habits are not taken for everybody's.
 */
export const roleRows = (articles: readonly StyledArticle[], habit: Habit): Row[] =>
  articles.flatMap((article, index) => [
    ...rowOf(article, habit),
    ...rowOf(article, NO_HABIT),
    ...rowOf(article, NO_HABIT),
    ...rowOf(otherwise(article, index % 3), NO_HABIT),
  ])
