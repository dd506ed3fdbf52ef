/**
 * Writes `source/issue/fold/simplified.txt` from OpenCC's dictionaries: on each line a simplified character, followed by all
 * characters that fold to it. Run it after every update of opencc-js:
 *
 *     node build/simplified.ts
 */
import { writeFileSync } from 'node:fs'
import traditional from 'opencc-js/dict/TSCharacters'
import regional from 'opencc-js/dict/TWVariants'

const pairsOf = (dictionary: string): readonly (readonly [from: string, to: string])[] =>
  dictionary.split('|').map((entry) => {
    const [from = '', to = ''] = entry.split(' ')
    return [from, to]
  })

/** Maps each character that folds to another to the last of its chain: 麼 folds to 么, and 么 to 幺. */
const foldedForms = (): ReadonlyMap<string, string> => {
  const simplified = new Map(pairsOf(traditional))
  const once = new Map(simplified)
  for (const [standard, variant] of pairsOf(regional)) {
    const to = simplified.get(standard) ?? simplified.get(variant) ?? standard
    for (const form of [standard, variant]) once.set(form, to)
  }
  const last = (form: string): string => {
    const to = once.get(form) ?? form
    return to === form ? form : last(to)
  }
  return new Map(
    [...once.keys()].map((form) => [form, last(form)] as const).filter(([form, to]) => form !== to),
  )
}

export const simplifiedText = (): string =>
  [...Map.groupBy(foldedForms(), ([, to]) => to)]
    .map(([to, from]) => `${to}${from.map(([form]) => form).join('')}\n`)
    .sort()
    .join('')

if (import.meta.main)
  writeFileSync(new URL('../source/issue/fold/simplified.txt', import.meta.url), simplifiedText())
