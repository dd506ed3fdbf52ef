import { z } from 'zod'
import { fieldFault, type Saying } from '../../language/index.ts'
import { faultOfAddress, faultOfPattern } from './address-pattern.ts'
import { FAMILIES, type Paper, UnreadablePapers, WAYS } from './paper-entry.ts'

const text = z.string().trim().min(1)

const entry = z
  .strictObject({
    name: text,
    url: text,
    family: z.enum(FAMILIES).default('other'),
    // A user has no reason to list a paper that cannot be read.
    how: z.enum(WAYS).exclude(['closed']).optional(),
    entry: text.optional(),
    place: text.optional(),
    pinyin: text.optional(),
    aliases: z.array(text).optional(),
    private: z.boolean().optional(),
  })
  .superRefine(({ url, entry, how }, context) => {
    const check = (field: string, address: string, why: Saying | undefined): void => {
      const saying: Saying | undefined = why && ['givenAs', why, JSON.stringify(address)]
      if (saying) context.addIssue({ code: 'custom', path: [field], params: { saying } })
    }
    check('url', url, faultOfPattern(url, how))
    if (entry !== undefined) check('entry', entry, faultOfAddress(entry))
  })

const list = z.array(entry).superRefine((papers, context) => {
  const indexByName = new Map<string, number>()
  for (const [index, { name }] of papers.entries()) {
    const firstIndex = indexByName.get(name)
    if (firstIndex === undefined) {
      indexByName.set(name, index)
      continue
    }
    const saying: Saying = ['nameTwice', name, firstIndex]
    context.addIssue({ code: 'custom', path: [index, 'name'], params: { saying } })
  }
})

/** `papers[2].url` */
const fieldName = (path: readonly PropertyKey[]): string =>
  `papers${path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')}`

/**
 * Reads the `papers` of the user's configuration, a list of `PaperEntry`.
 * @throws UnreadablePapers with every fault: `papers[2].url: the address must hold …`
 */
export const readOwnPapers = (value: unknown): readonly Paper[] => {
  const result = list.safeParse(value, { reportInput: true })
  if (!result.success)
    throw new UnreadablePapers(
      result.error.issues.map((fault) => fieldFault(fault, fieldName, Object.keys(entry.shape))),
    )
  return result.data.map(({ how, entry, place, pinyin, aliases, private: isPrivate, ...paper }) => ({
    ...paper,
    origin: 'own',
    ...(how && { how }),
    ...(entry && { entry }),
    ...(place && { place }),
    ...(pinyin && { pinyin }),
    ...(aliases && { aliases }),
    ...(isPrivate && { private: isPrivate }),
  }))
}
