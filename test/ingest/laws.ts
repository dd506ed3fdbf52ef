import type { Issue, Range } from '../../source/issue/index.ts'

/** Every range of an issue that points into its source. */
export const rangesOf = (issue: Issue): Range[] => [
  ...(issue.mastheadFrom ?? []),
  ...issue.pages.flatMap(({ from }) => from ?? []),
  ...issue.articles.flatMap(({ from, body, notes }) => [
    ...(from ?? []),
    ...body.flatMap((block) => block.from),
    ...(notes ?? []).map(({ at }) => at),
  ]),
  ...issue.notes.map(({ at }) => at),
]

/** The characters of the source, white space aside, that no range covers; every reading must lose none. */
export const lostFrom = (issue: Issue): string => {
  const text = issue.source.text ?? ''
  const seen = new Uint8Array(text.length)
  for (const [start, end] of rangesOf(issue)) seen.fill(1, start, end)
  let lost = ''
  for (const [offset, covered] of seen.entries()) if (covered === 0) lost += text[offset]
  return lost.replace(/\s+/g, '')
}

const spaceless = (text: string): string => text.replace(/[\s\ufffd]+/g, '')

/** Blocks whose text differs from the text at their ranges, spaces and unsafe characters aside. */
export const inventedIn = (issue: Issue): string[] => {
  const text = issue.source.text ?? ''
  return issue.articles.flatMap(({ body }) =>
    body
      .filter(
        (block) =>
          spaceless(block.text) !==
          spaceless(block.from.map(([start, end]) => text.slice(start, end)).join('')),
      )
      .map((block) => block.text),
  )
}
