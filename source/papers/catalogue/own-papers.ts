import { z } from 'zod'
import { fieldFault, type Saying } from '../../language/index.ts'
import { faultOfPattern } from './address-pattern.ts'
import { FAMILIES, type Paper, UnreadablePapers } from './paper-entry.ts'

const word = z.string().trim().min(1)

const entry = z
  .strictObject({
    name: word,
    url: word,
    family: z.enum(FAMILIES).default('other'),
    place: word.optional(),
    pinyin: word.optional(),
    aliases: z.array(word).optional(),
    private: z.boolean().optional(),
  })
  .superRefine(({ url }, context) => {
    const saying = faultOfPattern(url)
    if (saying) context.addIssue({ code: 'custom', path: ['url'], params: { saying } })
  })

const list = z.array(entry).superRefine((papers, context) => {
  const first = new Map<string, number>()
  for (const [at, { name }] of papers.entries()) {
    const earlier = first.get(name)
    const saying: Saying = ['nameTwice', name, earlier ?? at]
    if (earlier === undefined) first.set(name, at)
    else context.addIssue({ code: 'custom', path: [at, 'name'], params: { saying } })
  }
})

const where = (path: readonly PropertyKey[]): string =>
  `papers${path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')}`

/**
 * Reads the `papers` of the user's configuration, a list of `PaperEntry`.
 * Throws UnreadablePapers with every fault: `papers[2].url: the address must hold …`.
 */
export const readOwnPapers = (value: unknown): readonly Paper[] => {
  const read = list.safeParse(value, { reportInput: true })
  if (!read.success)
    throw new UnreadablePapers([
      'each',
      ...read.error.issues.map((fault) => fieldFault(fault, where, Object.keys(entry.shape))),
    ])
  return read.data.map(({ place, pinyin, aliases, private: asked, ...paper }) => ({
    ...paper,
    origin: 'own',
    ...(place && { place }),
    ...(pinyin && { pinyin }),
    ...(aliases && { aliases }),
    ...(asked && { private: asked }),
  }))
}
