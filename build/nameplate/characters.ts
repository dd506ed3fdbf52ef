import { readFileSync } from 'node:fs'
import traditional from 'opencc-js/dict/STCharacters'

/** The traditional forms of each simplified character that has others. */
const TRADITIONAL = new Map(
  traditional.split('|').map((entry) => {
    const [simplified = '', ...forms] = entry.split(' ')
    return [simplified, forms] as const
  }),
)

/** All characters of the catalogue's names, and their traditional forms, in the order of their code points, each one code unit. */
export const nameCharacters = (): readonly string[] => {
  const { papers }: { readonly papers: readonly { readonly name: string }[] } = JSON.parse(
    readFileSync(new URL('../../data/papers.json', import.meta.url), 'utf8'),
  )
  const simplified = papers.flatMap(({ name }) => [...name.replace(/\s/g, '')])
  const all = simplified.flatMap((character) => [character, ...(TRADITIONAL.get(character) ?? [])])
  return [...new Set(all)].filter((character) => character.length === 1).sort()
}
