import type { Family, Paper } from '../catalogue/paper-entry.ts'

/**
 * By family: where the entry page is, from the folder in which the days are. The first that answers counts; sites of one family
 * differ by version.
 */
const ENTRIES: Readonly<Record<Family, (days: string) => readonly string[]>> = {
  founder: (days) => [`${days.replace(/html\/$/, '')}paperindex.htm`],
  nbs: (days) => [`${days.replace(/html\/$/, '')}paperindex.htm`],
  amuc: (days) => [`${days}index.html`, `${days.replace(/(?:pc\/)?(?:paper\/)?\w+\/$/, '')}paperindex.htm`],
  paperindex: (days) => [`${days}PaperIndex.htm`, `${days}paperindex.htm`],
  shtml: (days) => [`${days}index.shtml`, `${days}paperindex.htm`],
  szb: (days) => [`${days}Index.Html`],
  other: (days) => [days],
}

/** The folder of an address in which the folders or pages of the days are. */
export const folderOfDays = (pattern: string): string => {
  const before = pattern.split('{', 1)[0] ?? ''
  return before.slice(0, before.lastIndexOf('/') + 1)
}

/** The addresses without a date that lead to a paper's newest issue, to be tried in order. */
export const entryAddressesOf = ({ url, family, entry, how }: Paper): readonly string[] => {
  if (how === 'today') return []
  if (entry !== undefined) return [entry]
  const days = folderOfDays(url)
  // An address whose host has the date in it, or that is none, has no such folder.
  return /^https?:\/\/[^/]+\//.test(days) ? [...new Set(ENTRIES[family](days))] : []
}
