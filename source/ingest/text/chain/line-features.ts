import type { Paragraph } from '../repairs/paragraphs.ts'
import { FORM_COUNT, lineShapeOf, NOTHING, type Shape } from './shape.ts'
import { shapeParts } from './shape-parts.ts'
import { DISTANCES, SHARES, type Surroundings, TEXT_LENGTHS, visitShortLines } from './surroundings.ts'
import { type BitTemplate, type FeaturePart, type FeatureSet, featureSet, product } from './templates.ts'

/** A short line with what is around it. */
interface View extends Surroundings {
  readonly own: Shape
  readonly up: Shape
  readonly up2: Shape
  readonly down: Shape
  readonly down2: Shape
  /** The paragraphs below and above the run of titles that it is in. */
  readonly after: Shape
  readonly after2: Shape
  readonly before: Shape
  /** Lines of the run above and below it, at most 3. */
  readonly runAbove: number
  readonly runBelow: number
  /** 0 title, 1 prose. */
  readonly type: number
  /** Habits of the page, 0 to 3: how often a dateline, and a byline, follows titles. */
  readonly dated: number
  readonly signed: number
  /** 0 first of the page, 1 in its first run, 2 last, 3 elsewhere. */
  readonly place: number
}

/** The shapes that a view has. */
type At = 'own' | 'up' | 'up2' | 'down' | 'down2' | 'after' | 'after2' | 'before'
const type: FeaturePart<View> = [2, ({ type }) => type]
const { kind, coarse, length, opening, ending, commas, parts, marks } = shapeParts<At>()
const surrounding = (key: keyof Omit<Surroundings, 'runFrom' | 'runTo'>, size: number): FeaturePart<View> => [
  size,
  (view) => view[key],
]
const runAbove: FeaturePart<View> = [4, (view) => view.runAbove]
const runBelow: FeaturePart<View> = [4, (view) => view.runBelow]
const dated: FeaturePart<View> = [4, (view) => view.dated]
const signed: FeaturePart<View> = [4, (view) => view.signed]
const place: FeaturePart<View> = [4, (view) => view.place]

/** Features of each form: whether a line or a neighbour has it, alone or with the kind of another. */
const forms = (name: string, at: At, ...parts: readonly FeaturePart<View>[]): BitTemplate<View> => ({
  bits: FORM_COUNT,
  bitsOf: (view) => view[at].forms,
  ...product(`forms ${name}`, type, ...parts),
})

/** The features of a short line, in the order of their weights. */
export const LINE_FEATURES: FeatureSet<View> = featureSet<View>(
  [
    product('type', type),
    product('length', type, length('own')),
    product('ending', type, ending('own')),
    product('opening', type, opening('own')),
    product('commas', type, commas('own'), length('own')),
    product('parts', type, parts('own')),
    product('marks', type, marks('own')),
    product('kind above', type, kind('up')),
    product('kind below', type, kind('down')),
    product('second kind above', type, kind('up2')),
    product('second kind below', type, kind('down2')),
    product('kinds beside', type, kind('up'), kind('down')),
    product('two kinds below', type, kind('down'), kind('down2')),
    product('two kinds above', type, kind('up2'), kind('up')),
    product('four kinds', type, coarse('up2'), coarse('up'), coarse('down'), coarse('down2')),
    product('ending above', type, ending('up'), kind('up')),
    product('second ending above', type, ending('up2')),
    product('opening below', type, opening('down'), kind('down')),
    product('ending below', type, ending('down'), kind('down')),
    product('length above', type, length('up'), kind('up')),
    product('length below', type, length('down'), kind('down')),
    product('second length below', type, length('down2'), kind('down2')),
    product('length and above', type, length('own'), length('up')),
    product('length and below', type, length('own'), length('down')),
    product('commas below', type, commas('down')),
    product('parts above', type, parts('up'), kind('up')),
    product('parts below', type, parts('down'), kind('down')),
    product('run', type, runAbove, runBelow),
    product('run and kinds', type, runAbove, runBelow, kind('after'), kind('before')),
    product('after run', type, kind('after'), kind('after2')),
    product('before run', type, kind('before'), ending('before')),
    product('gap', type, surrounding('gap', 27)),
    product('shared below', type, surrounding('below', SHARES)),
    product('shared far below', type, surrounding('farBelow', SHARES)),
    product('shared above', type, surrounding('above', SHARES)),
    product('shared far above', type, surrounding('farAbove', SHARES)),
    product('shared far', type, surrounding('farBelow', SHARES), surrounding('farAbove', SHARES)),
    product('shared in run', type, surrounding('inRun', SHARES), runBelow),
    product('lean', type, surrounding('lean', 7)),
    product('coherence', type, surrounding('coherence', SHARES)),
    product('coherence and kind', type, surrounding('coherence', SHARES), kind('after')),
    product('siblings', type, surrounding('siblings', 4)),
    product('alike', type, surrounding('alike', 4)),
    product('parallel', type, surrounding('parallel', 3), surrounding('siblings', 4)),
    product('parallel and kind', surrounding('parallel', 3), runAbove, runBelow, kind('after')),
    product('siblings beside', type, surrounding('siblingsAbove', 3), surrounding('siblingsBelow', 3)),
    product('siblings in run', surrounding('siblings', 4), runAbove, runBelow),
    product('lone', type, surrounding('lone', 7)),
    product('since', type, surrounding('since', DISTANCES)),
    product('since, length', type, surrounding('sinceLength', TEXT_LENGTHS)),
    product('until', type, surrounding('until', DISTANCES)),
    product('until, length', type, surrounding('untilLength', TEXT_LENGTHS)),
    product('since and until', type, surrounding('since', DISTANCES), surrounding('until', DISTANCES)),
    product('next dated', type, surrounding('nextDated', 9)),
    product('last dated', type, surrounding('lastDated', DISTANCES + 1)),
    product('twins', surrounding('twins', 4), runAbove, runBelow),
    product('twins and kind', surrounding('twins', 4), runAbove, runBelow, kind('after')),
    product('since several', type, surrounding('sinceSeveral', 6), kind('after')),
    product('since several and siblings', surrounding('sinceSeveral', 6), surrounding('siblings', 4)),
    product('place', type, place),
    product('place and kind above', type, place, kind('up')),
    product('dated page', type, dated, kind('after')),
    product('signed page', type, signed, kind('after')),
    product('dated and signed page', type, dated, signed, kind('after')),
    product('signed page above', type, signed, kind('before'), ending('before')),
  ],
  [
    forms('own', 'own'),
    forms('and kind below', 'own', kind('down')),
    forms('and kind above', 'own', kind('up')),
    forms('above', 'up', kind('up')),
    forms('second above', 'up2'),
    forms('below', 'down', kind('down')),
    forms('second below', 'down2'),
    forms('after run', 'after'),
    forms('before run', 'before'),
  ],
)

const levelOf = (part: number, all: number): number =>
  all === 0 || part === 0 ? 0 : part / all < 0.3 ? 1 : part / all < 0.7 ? 2 : 3

/** How often a dateline, and a byline, follows the titles of a section, 0 to 3. */
const habitsOf = (all: readonly Paragraph[]): Pick<View, 'dated' | 'signed'> => {
  let [runs, dated, signed] = [0, 0, 0]
  for (let index = 0; index < all.length; index++) {
    const next = all[index + 1]?.kind
    if (all[index]?.kind !== 'title' || next === 'title') continue
    runs++
    if (next === 'dated') dated++
    if (next === 'byline') signed++
  }
  return { dated: levelOf(dated, runs), signed: levelOf(signed, runs) }
}

/** Shapes are asked for again and again, but only near one another. */
const CACHED = 64

const shapesOf = (all: readonly Paragraph[]): ((index: number) => Shape) => {
  const shapes: Shape[] = []
  const indices = new Int32Array(CACHED).fill(-1)
  return (index) => {
    const paragraph = all[index]
    if (!paragraph) return NOTHING
    const place = index % CACHED
    if (indices[place] !== index) {
      indices[place] = index
      shapes[place] = lineShapeOf(paragraph)
    }
    return shapes[place] ?? NOTHING
  }
}

/**
 * Visits the lines of a section that may be headings, in order, each as its features see it, and with whether it is right below the one
 * before it.
 */
export const visitLines = (
  all: readonly Paragraph[],
  visit: (index: number, view: View, isBelow: boolean) => void,
): void => {
  const at = shapesOf(all)
  const habits = habitsOf(all)
  visitShortLines(all, (index, around, isBelow) => {
    const { runFrom, runTo } = around
    const view: View = {
      ...around,
      ...habits,
      own: at(index),
      up: at(index - 1),
      up2: at(index - 2),
      down: at(index + 1),
      down2: at(index + 2),
      after: at(runTo + 1),
      after2: at(runTo + 2),
      before: at(runFrom - 1),
      runAbove: Math.min(3, index - runFrom),
      runBelow: Math.min(3, runTo - index),
      type: all[index]?.kind === 'title' ? 0 : 1,
      place: index === 0 ? 0 : runFrom === 0 ? 1 : index === all.length - 1 ? 2 : 3,
    }
    visit(index, view, isBelow)
  })
}
