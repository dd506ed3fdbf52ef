/**
 * Formats `data/papers.json`, one paper a line, sorted by pinyin, and fills in missing pinyin and places. Run it after every
 * manual change.
 *
 *     node build/papers.ts [LIST.json]
 *
 * A list, `[{paper, family, layout_url, date_format, seen?}]` with strftime dates, adds the papers that are missing.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pinyin } from 'pinyin-pro'
import type { Family, Paper } from '../source/papers/index.ts'
import { placeOf } from './gazetteer.ts'

interface Catalogue {
  readonly format: string
  readonly origins: Readonly<Record<string, string>>
  readonly papers: readonly Paper[]
}

interface ListEntry {
  readonly paper: string
  readonly family: string
  readonly layout_url: string
  readonly date_format: string
  readonly seen?: string
}

const EMPTY: Catalogue = { format: 'baolan-papers/1', origins: {}, papers: [] }

/** The catalogue's family for each letter of a list. */
const FAMILIES: Readonly<Record<string, Family>> = {
  A: 'amuc',
  B: 'founder',
  "B'": 'amuc',
  B2: 'nbs',
  C: 'paperindex',
  D: 'amuc',
  E: 'shtml',
  F: 'szb',
}

const complete = (paper: Paper): Paper => {
  const {
    name,
    place = placeOf(name),
    aliases,
    url,
    family,
    how,
    entry,
    reason,
    former,
    origin,
    seen,
    doubt,
  } = paper
  const syllables = paper.pinyin ?? pinyin(name, { toneType: 'none', type: 'array', v: true }).join(' ')
  return {
    name,
    pinyin: syllables,
    ...(place && { place }),
    ...(aliases && { aliases }),
    family,
    ...(how && { how }),
    url,
    ...(entry && { entry }),
    ...(reason && { reason }),
    ...(former && { former }),
    origin,
    ...(seen && { seen }),
    ...(doubt && { doubt }),
  }
}

const addListed = (papers: readonly Paper[], list: readonly ListEntry[]): readonly Paper[] => {
  const names = new Set(papers.flatMap(({ name, aliases = [] }) => [name, ...aliases]))
  const added = list.map(({ paper, family, layout_url, date_format, seen }): Paper => {
    const date = date_format.replace(/%(\w)/g, '{$1}')
    return {
      name: paper.replace(/\s/g, ''),
      family: FAMILIES[family] ?? 'other',
      url: layout_url.replaceAll('{date}', date),
      origin: 'newscrapy',
      ...(seen && { seen }),
    }
  })
  return [...papers, ...added.filter(({ name }) => !names.has(name))]
}

const byPinyin = (a: Paper, b: Paper): number =>
  (a.pinyin ?? '') < (b.pinyin ?? '') ? -1 : a.pinyin === b.pinyin ? (a.name < b.name ? -1 : 1) : 1

/** The text of the catalogue's file. */
export const catalogueText = (catalogue: Catalogue): string => {
  const papers = catalogue.papers.map(complete).sort(byPinyin)
  const head = { format: catalogue.format, origins: catalogue.origins }
  const lines = papers.map((paper) => JSON.stringify(paper)).join(',\n')
  return `${JSON.stringify(head, undefined, 1).replace(/\n\}$/, '')},\n "papers": [\n${lines}\n]}\n`
}

if (import.meta.main) {
  const path = join(import.meta.dirname, '../data/papers.json')
  const catalogue: Catalogue = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : EMPTY
  const [list] = process.argv.slice(2)
  const papers = list ? addListed(catalogue.papers, JSON.parse(readFileSync(list, 'utf8'))) : catalogue.papers
  writeFileSync(path, catalogueText({ ...catalogue, papers }))
}
