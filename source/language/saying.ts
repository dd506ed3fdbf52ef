import type { Words } from './words.ts'

/** Where a text stands in a saying, another saying may: a reason, a name for a thing. */
type Part<P> = string extends P ? string | Saying : P

/** An entry and its parameters. Written out by their number, for only so can a tuple hold tuples of its own kind. */
type Entry<K, P extends readonly unknown[]> = P extends readonly []
  ? readonly [K]
  : P extends readonly [infer A]
    ? readonly [K, Part<A>]
    : P extends readonly [infer A, infer B]
      ? readonly [K, Part<A>, Part<B>]
      : P extends readonly [infer A, infer B, infer C]
        ? readonly [K, Part<A>, Part<B>, Part<C>]
        : P extends readonly [infer A, infer B, infer C, infer D]
          ? readonly [K, Part<A>, Part<B>, Part<C>, Part<D>]
          : P extends readonly [infer A, infer B, infer C, infer D, infer E]
            ? readonly [K, Part<A>, Part<B>, Part<C>, Part<D>, Part<E>]
            : Listed<K, P>

/** An entry whose last parameter may be given any number of times. */
type Listed<K, P extends readonly unknown[]> = P extends readonly [infer A, infer B, ...(infer R)[]]
  ? readonly [K, Part<A>, Part<B>, ...Part<R>[]]
  : P extends readonly [infer A, ...(infer R)[]]
    ? readonly [K, Part<A>, ...Part<R>[]]
    : P extends readonly (infer R)[]
      ? readonly [K, ...Part<R>[]]
      : never

/**
 * Something to be said in whatever language the reader has: an entry of the tables, and what it is said of. Plain data,
 * so that rooms which know no language can say it, and that it may cross to another thread.
 */
export type Saying = {
  [K in keyof Words]: Words[K] extends string
    ? readonly [K]
    : Words[K] extends (...parameters: infer P) => string
      ? Entry<K, P>
      : never
}[keyof Words]

type Parameter = string | number | boolean | Saying

/** A saying in words. It may quote a file or a host: `oneLine` makes it fit for a terminal. */
export const say = (words: Words, [id, ...parameters]: Saying): string => {
  // One that was kept on a disk may have another name by now.
  const entry = (words[id] ?? id) as string | ((...parameters: (string | number | boolean)[]) => string)
  if (typeof entry === 'string') return entry
  return entry(
    ...(parameters as readonly Parameter[]).map((part) =>
      typeof part === 'object' ? say(words, part) : part,
    ),
  )
}
