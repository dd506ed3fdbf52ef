import { z } from 'zod'
import { faultOfPattern } from './address.ts'
import { FAMILIES, type Paper, UnreadablePapers } from './paper.ts'

const word = z.string('must be a text').trim().min(1, 'must not be empty')

const entry = z
  .strictObject(
    {
      name: word,
      url: word,
      family: z.enum(FAMILIES, `must be one of ${FAMILIES.join(', ')}`).default('other'),
      place: word.optional(),
      pinyin: word.optional(),
      aliases: z.array(word, 'must be a list of texts').optional(),
      private: z.boolean('must be true or false').optional(),
    },
    {
      error: (issue) =>
        issue.code === 'unrecognized_keys'
          ? `${issue.keys.join(', ')}: no such field (name, url, family, place, pinyin, aliases, private)`
          : 'must be an object with a name and a url',
    },
  )
  .superRefine(({ url }, context) => {
    const fault = faultOfPattern(url)
    if (fault !== undefined) context.addIssue({ code: 'custom', path: ['url'], message: fault })
  })

const list = z.array(entry, 'must be a list of papers').superRefine((papers, context) => {
  const first = new Map<string, number>()
  for (const [at, { name }] of papers.entries()) {
    const before = first.get(name)
    if (before === undefined) first.set(name, at)
    else
      context.addIssue({
        code: 'custom',
        path: [at, 'name'],
        message: `${name} is papers[${before}] already`,
      })
  }
})

const where = (path: readonly PropertyKey[]): string =>
  `papers${path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')}`

/**
 * The papers of a user's configuration, the value of its `papers` (a list of `PaperEntry`).
 * Throws UnreadablePapers with a line for every fault: `papers[2].url: the address must hold …`.
 */
export const readOwnPapers = (value: unknown): readonly Paper[] => {
  const read = list.safeParse(value)
  if (!read.success)
    throw new UnreadablePapers(
      read.error.issues.map(({ path, message }) => `${where(path)}: ${message}`).join('\n'),
    )
  return read.data.map(({ place, pinyin, aliases, private: asked, ...paper }) => ({
    ...paper,
    origin: 'own',
    ...(place && { place }),
    ...(pinyin && { pinyin }),
    ...(aliases && { aliases }),
    ...(asked && { private: asked }),
  }))
}
