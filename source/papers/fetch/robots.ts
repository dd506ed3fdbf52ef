/** What robots.txt (RFC 9309) allows us. */
export interface Robots {
  /** @param path with its query */
  allows(path: string): boolean
  /** `Crawl-delay`, which is not in the RFC but widely used, ms. */
  readonly delayMs: number
}

interface Rule {
  readonly allow: boolean
  readonly pattern: string
}

/** Code units that are read, the least that RFC 9309 allows (2.5): a larger file is a mistake or a trap. */
const MOST = 500 * 1024

interface Group {
  readonly agents: string[]
  readonly rules: Rule[]
  delayMs: number
}

export const EVERYTHING: Robots = { allows: () => true, delayMs: 0 }

const groupsOf = (text: string): readonly Group[] => {
  const groups: Group[] = []
  let naming = false
  for (const line of text.split(/\r\n?|\n/)) {
    const [rule = ''] = line.split('#')
    const colon = rule.indexOf(':')
    if (colon < 0) continue
    const field = rule.slice(0, colon).trim().toLowerCase()
    const value = rule.slice(colon + 1).trim()
    if (field === 'user-agent') {
      // Consecutive agents share the rules that follow them.
      if (!naming) groups.push({ agents: [], rules: [], delayMs: 0 })
      groups.at(-1)?.agents.push(value.toLowerCase())
      naming = true
      continue
    }
    const group = groups.at(-1)
    if (!group) continue
    if (field === 'allow' || field === 'disallow') {
      naming = false
      if (value) group.rules.push({ allow: field === 'allow', pattern: value })
    } else if (field === 'crawl-delay') {
      naming = false
      if (Number(value) > 0) group.delayMs = Number(value) * 1000
    }
  }
  return groups
}

/** Normalizes a path: unreserved characters are percent-decoded; the encoding of others is upper-cased. */
const normalize = (path: string): string =>
  path
    .replace(/[^\x21-\x7e]/gu, (character) => encodeURIComponent(character))
    .replace(/%[0-9a-f]{2}/gi, (code) => {
      const character = String.fromCharCode(Number.parseInt(code.slice(1), 16))
      return /[\w.~-]/.test(character) ? character : code.toUpperCase()
    })

/** The whole lines within the limit. */
const beginningOf = (text: string): string => {
  if (text.length <= MOST) return text
  const end = Math.max(text.lastIndexOf('\n', MOST - 1), text.lastIndexOf('\r', MOST - 1))
  return text.slice(0, end + 1)
}

/** Whether a pattern matches a path. */
type Matches = (path: string) => boolean

/** Compiles a pattern with `*` and a final `$`. It is matched in one pass over the path, however many stars it has. */
const matcherOf = (pattern: string): Matches => {
  const ends = pattern.endsWith('$')
  const [head = '', ...rest] = (ends ? pattern.slice(0, -1) : pattern).split(/\*+/)
  const last = rest.pop()
  return (path) => {
    if (!path.startsWith(head)) return false
    let at = head.length
    for (const piece of rest) {
      const found = path.indexOf(piece, at)
      if (found < 0) return false
      at = found + piece.length
    }
    if (last === undefined) return !ends || at === path.length
    return ends ? path.length - last.length >= at && path.endsWith(last) : path.indexOf(last, at) >= 0
  }
}

/**
 * Reads a robots.txt for one product token (`baolan`): its own groups together, else those of `*`.
 * The longest pattern that matches a path decides; of two equally long ones, the one that allows.
 */
export const readRobots = (text: string, product: string): Robots => {
  const groups = groupsOf(beginningOf(text.replace(/^\ufeff/, '')))
  const named = (agent: string): Group[] => groups.filter(({ agents }) => agents.includes(agent))
  const own = named(product.toLowerCase())
  const mine = own.length ? own : named('*')
  const rules = mine
    .flatMap((group) => group.rules)
    .map(({ allow, pattern }) => ({ allow, pattern: normalize(pattern) }))
    .sort((a, b) => b.pattern.length - a.pattern.length || Number(b.allow) - Number(a.allow))
    .map(({ allow, pattern }) => ({ allow, matches: matcherOf(pattern) }))
  return {
    allows: (path) => {
      const normalized = normalize(path)
      return rules.find(({ matches }) => matches(normalized))?.allow ?? true
    },
    delayMs: mine.reduce((longest, { delayMs }) => Math.max(longest, delayMs), 0),
  }
}
