import type { Saying } from './saying.ts'
import { sayingOf } from './told.ts'

/** The entries of a saying and of those within it, without their parameters, which may quote a file or a host. */
export const entriesOf = (saying: Saying): string => {
  const [id, ...parameters] = saying as readonly [string, ...unknown[]]
  const within = parameters.flatMap((part) =>
    Array.isArray(part) ? [entriesOf(part as unknown as Saying)] : [],
  )
  return [id, ...within].join(' ')
}

/** Causes are followed this far: they may form a circle. */
const MOST_CAUSES = 5

/** The system's code of an error or, without one, of its cause. */
const codeOf = (error: unknown, depth = 0): string | undefined => {
  if (!(error instanceof Error) || depth === MOST_CAUSES) return undefined
  return 'code' in error && typeof error.code === 'string' ? error.code : codeOf(error.cause, depth + 1)
}

/** What can be logged of an error: none of its text, which may quote what is read. */
export const errorFacts = (error: unknown) => ({
  name: error instanceof Error ? error.name : typeof error,
  saying: entriesOf(sayingOf(error)),
  code: codeOf(error),
})
