import type { Issue } from '../../issue/index.ts'
import type { Saying } from '../../language/index.ts'

/** Says which facts about an issue are from the path of its file; undefined if none is. */
export const guessesOf = ({ name, datePublished, pages, notes }: Issue): Saying | undefined => {
  const fields = new Set(notes.flatMap((note) => note.fields ?? []))
  if (fields.size === 0) return undefined
  return [
    'fromPath',
    fields.has('name') ? name : '',
    fields.has('datePublished') ? datePublished : '',
    fields.has('printPage') ? (pages[0]?.printPage ?? '') : '',
  ]
}
