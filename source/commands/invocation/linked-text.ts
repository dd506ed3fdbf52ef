import type { OutputSpan } from './output.ts'

const ADDRESS = /(https?:\/\/\S+)/

/** A text in which addresses are links, where `linkOf` says to what. The text stays the same. */
export const linkedText = (
  text: string,
  linkOf: (address: string) => string | undefined,
): readonly OutputSpan[] =>
  text
    .split(ADDRESS)
    .map((part, index) => (index % 2 === 0 ? { text: part } : { text: part, link: linkOf(part) }))
