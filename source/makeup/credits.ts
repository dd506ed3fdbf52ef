import { type Article, inSteps } from '../issue/index.ts'

/** Names read in one step. */
const STEP = 5000

/** Yields now and then: a crowd may have made an article. */
function* creditSteps({ byline = [] }: Article): Generator<undefined, readonly string[]> {
  const names = new Map<string, string[]>()
  for (const [index, { role, name }] of byline.entries()) {
    const ofRole = names.get(role)
    if (ofRole) ofRole.push(name)
    else names.set(role, [name])
    if (index % STEP === STEP - 1) yield undefined
  }
  const credits: string[] = []
  for (const [role, ofRole] of names) {
    credits.push([role, ...ofRole].join(' ').trim())
    if (credits.length % STEP === 0) yield undefined
  }
  return credits
}

const CREDITS = new WeakMap<Article, () => readonly string[]>()

/** The makers of an article, one text for each role: `记者 林晓舟 周予安`. Cached. */
export const creditsByRole = (article: Article): readonly string[] => {
  const credits = CREDITS.get(article) ?? inSteps(creditSteps(article))
  CREDITS.set(article, credits)
  return credits()
}
