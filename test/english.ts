import { oneLine, type Saying, say, wordsFor } from '../source/language/index.ts'

/** A saying as a line of English, for what is easiest to read in a test. */
export const english = (saying: Saying): string => oneLine(say(wordsFor('en'), saying))
