/** Version of Unicode that the tables are made from. */
export const UNICODE = '17.0.0'

interface Range {
  readonly begin: number
  /** After the last code point. */
  readonly end: number
}

/** The ranges of code points with a property, in order: `('Line_Break', 'Glue')`. */
export const rangesOf = async (property: string, value: string): Promise<readonly Range[]> =>
  (await import(`@unicode/unicode-${UNICODE}/${property}/${value}/ranges.mjs`)).default

/** Code points that a property's values give names to, in one array. `values` maps each of them to its name here. */
export const namesOf = async <Name extends string>(
  property: string,
  values: Readonly<Record<string, Name>>,
  otherwise: Name,
): Promise<readonly Name[]> => {
  const names: Name[] = new Array(0x110000).fill(otherwise)
  for (const [value, name] of Object.entries(values))
    for (const { begin, end } of await rangesOf(property, value)) names.fill(name, begin, end)
  return names
}

/** Runs of neighbouring code points that have the same name; those without one are in none. */
export const runsOf = <Name extends string>(
  nameOf: (codePoint: number) => Name | undefined,
): readonly { readonly first: number; readonly last: number; readonly name: Name }[] => {
  const runs: { first: number; last: number; name: Name }[] = []
  for (let codePoint = 0; codePoint < 0x110000; codePoint++) {
    const name = nameOf(codePoint)
    if (name === undefined) continue
    const run = runs.at(-1)
    if (run?.last === codePoint - 1 && run.name === name) run.last = codePoint
    else runs.push({ first: codePoint, last: codePoint, name })
  }
  return runs
}

/** Words in lines of at most 104 characters, which are not split. */
export const linesOf = (words: readonly string[]): readonly string[] =>
  words.join(' ').match(/\S.{0,103}(?= |$)/g) ?? []
