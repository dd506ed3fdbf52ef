import type { Words } from './words.ts'

/** A text parameter of a saying may be a saying itself: a reason, the name of a thing. */
type Part<P> = string extends P ? string | Saying : P

/** An entry and its parameters. Listed by number of parameters, because only then can the type be recursive. */
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
            : RestEntry<K, P>

/** An entry with a rest parameter. */
type RestEntry<K, P extends readonly unknown[]> = P extends readonly [infer A, infer B, ...(infer R)[]]
  ? readonly [K, Part<A>, Part<B>, ...Part<R>[]]
  : P extends readonly [infer A, ...(infer R)[]]
    ? readonly [K, Part<A>, ...Part<R>[]]
    : P extends readonly (infer R)[]
      ? readonly [K, ...Part<R>[]]
      : never

/**
 * A message in no particular language: an entry of `Words` and its parameters. It is plain data, so that it can be made
 * without knowing the language and sent to another thread.
 */
export type Saying = {
  [K in keyof Words]: Words[K] extends string
    ? readonly [K]
    : Words[K] extends (...parameters: infer P) => string
      ? Entry<K, P>
      : never
}[keyof Words]

type Parameter = string | number | boolean | Saying

/** The text of a saying. It may quote a file or a host: pass it through `oneLine` before it is printed. */
export const say = (words: Words, [id, ...parameters]: Saying): string => {
  // A saying stored by another version may name an entry that this one lacks.
  const entry = (Object.hasOwn(words, id) ? words[id] : id) as
    | string
    | ((...parameters: (string | number | boolean)[]) => string)
  if (typeof entry === 'string') return entry
  return entry(
    ...(parameters as readonly Parameter[]).map((part) =>
      typeof part === 'object' ? say(words, part) : part,
    ),
  )
}
