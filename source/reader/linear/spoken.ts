import { wordsFor } from '../../language/index.ts'
import { marksFor, type Settings } from '../../makeup/index.ts'

/** A screen in plain lines: a paragraph, an item or a fact each. */
export interface Spoken {
  /** The same for all that is heard as the same screen: who comes back to it is only told where he is. */
  readonly id: string
  readonly lines: readonly string[]
  /** What of it is selected, or where a match is: told by itself when only that has changed. */
  readonly item?: string | undefined
  /** How many items can be opened by their number; undefined where a number is something else. */
  readonly count?: number
}

/** Facts as one line: listed with the language's comma, also those that are joined by a mark already. */
export const listed = (
  facts: readonly (string | undefined)[],
  { language, ambiguous }: Pick<Settings, 'language' | 'ambiguous'>,
): string => {
  const { factComma } = wordsFor(language)
  return facts.filter(Boolean).join(factComma).replaceAll(marksFor(ambiguous).dot, factComma)
}
