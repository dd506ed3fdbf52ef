import type { Mutant } from './mutant.ts'
import { PROGRAM_MUTANTS } from './program-mutants.ts'
import { TEXT_MUTANTS } from './text-mutants.ts'

/** All mutants, in the order in which they are tested. */
export const MUTANTS: readonly Mutant[] = [...TEXT_MUTANTS, ...PROGRAM_MUTANTS]
