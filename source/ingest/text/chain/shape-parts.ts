import { COARSE_KINDS, ENDINGS, KINDS, LENGTHS, OPENINGS, type Shape } from './shape.ts'
import type { FeaturePart } from './templates.ts'

type ShapeKey = Exclude<keyof Shape, 'forms'>

/** The parts of a shape as parts of features, for the shapes that a view has under the names `At`. */
export const shapeParts = <At extends string>() => {
  const part =
    (key: ShapeKey, size: number) =>
    (at: At): FeaturePart<Readonly<Record<At, Shape>>> => [size, (view) => view[at][key]]
  return {
    kind: part('kind', KINDS),
    coarse: part('coarse', COARSE_KINDS),
    length: part('length', LENGTHS),
    opening: part('opening', OPENINGS),
    ending: part('ending', ENDINGS),
    commas: part('commas', 4),
    parts: part('parts', 3),
    marks: part('marks', 16),
  }
}
