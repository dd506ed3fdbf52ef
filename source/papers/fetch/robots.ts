/** The rules of a robots.txt (RFC 9309) for this program. */
export interface Robots {
  /** @param path of the address, with its query */
  allows(path: string): boolean
  /** `Crawl-delay`, ms. It is not in the RFC, but widely used. */
  readonly delayMs: number
}

interface Rule {
  readonly allow: boolean
  readonly pattern: string
}

/** Code units that are read: the least that RFC 9309 (2.5) allows. A larger file is a mistake or a trap. */
const READ_LIMIT = 500 * 1024

interface Group {
  readonly agents: string[]
  readonly rules: Rule[]
  delayMs: number
}

export const ALLOW_ALL: Robots = { allows: () => true, delayMs: 0 }

/** The product token of a User-agent line. Some write the version of a program after it, which RFC 9309 has no place for. */
const productOf = (agent: string): string => agent.split('/', 1)[0]?.trim().toLowerCase() ?? ''

/** The groups of a file, with their rules as written. */
const parseGroups = (text: string): readonly Group[] => {
  const groups: Group[] = []
  let isNamingAgents = false
  for (const line of text.split(/\r\n?|\n/)) {
    const [rule = ''] = line.split('#')
    const colon = rule.indexOf(':')
    if (colon < 0) continue
    const field = rule.slice(0, colon).trim().toLowerCase()
    const value = rule.slice(colon + 1).trim()
    if (field === 'user-agent') {
      // Consecutive agents share the rules that follow them.
      if (!isNamingAgents) groups.push({ agents: [], rules: [], delayMs: 0 })
      groups.at(-1)?.agents.push(productOf(value))
      isNamingAgents = true
      continue
    }
    const group = groups.at(-1)
    if (!group) continue
    if (field === 'allow' || field === 'disallow') {
      isNamingAgents = false
      if (value) group.rules.push({ allow: field === 'allow', pattern: value })
    } else if (field === 'crawl-delay') {
      isNamingAgents = false
      if (Number(value) > 0) group.delayMs = Number(value) * 1000
    }
  }
  return groups
}

/** Normalizes a path: decodes the percent-encoding of unreserved characters and upper-cases that of all others. */
const normalize = (path: string): string =>
  path
    .replace(/[^\x21-\x7e]/gu, (character) => encodeURIComponent(character))
    .replace(/%[0-9a-f]{2}/gi, (code) => {
      const character = String.fromCharCode(Number.parseInt(code.slice(1), 16))
      return /[\w.~-]/.test(character) ? character : code.toUpperCase()
    })

/** The whole lines within READ_LIMIT. */
const beginningOf = (text: string): string => {
  if (text.length <= READ_LIMIT) return text
  const end = Math.max(text.lastIndexOf('\n', READ_LIMIT - 1), text.lastIndexOf('\r', READ_LIMIT - 1))
  return text.slice(0, end + 1)
}

/** Whether a pattern matches a path. */
type Matches = (path: string) => boolean

/** Compiles a pattern with `*` and a final `$`. A match is one pass over the path, however many stars there are. */
const matcherOf = (pattern: string): Matches => {
  const isAnchored = pattern.endsWith('$')
  const [head = '', ...rest] = (isAnchored ? pattern.slice(0, -1) : pattern).split(/\*+/)
  const last = rest.pop()
  return (path) => {
    if (!path.startsWith(head)) return false
    let offset = head.length
    for (const piece of rest) {
      const index = path.indexOf(piece, offset)
      if (index < 0) return false
      offset = index + piece.length
    }
    if (last === undefined) return !isAnchored || offset === path.length
    return isAnchored
      ? path.length - last.length >= offset && path.endsWith(last)
      : path.indexOf(last, offset) >= 0
  }
}

/**
 * Reads a robots.txt for one product token (`baolan`): all groups of that name together or, without any, those of `*`. The
 * longest pattern that matches a path decides; of two equally long ones, the one that allows.
 */
export const readRobots = (text: string, product: string): Robots => {
  const groups = parseGroups(beginningOf(text.replace(/^\ufeff/, '')))
  const groupsFor = (agent: string): Group[] => groups.filter(({ agents }) => agents.includes(agent))
  const named = groupsFor(product.toLowerCase())
  const applicable = named.length > 0 ? named : groupsFor('*')
  const rules = applicable
    .flatMap((group) => group.rules)
    .map(({ allow, pattern }) => ({ allow, pattern: normalize(pattern) }))
    .sort((a, b) => b.pattern.length - a.pattern.length || Number(b.allow) - Number(a.allow))
    .map(({ allow, pattern }) => ({ allow, matches: matcherOf(pattern) }))
  return {
    allows: (path) => {
      const normalized = normalize(path)
      return rules.find(({ matches }) => matches(normalized))?.allow ?? true
    },
    delayMs: applicable.reduce((longest, { delayMs }) => Math.max(longest, delayMs), 0),
  }
}
