import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

/** The rooms that each room may import. There are no arrows back up. */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  issue: ['language'],
  language: [],
  ingest: ['issue', 'language'],
  typeset: ['issue'],
  makeup: ['issue', 'language', 'typeset'],
  shelf: ['issue', 'language'],
  papers: ['issue', 'language', 'ingest'],
  terminal: [],
  reader: ['issue', 'language', 'typeset', 'makeup', 'terminal'],
  commands: ['issue', 'language', 'ingest', 'typeset', 'makeup', 'shelf', 'papers', 'terminal', 'reader'],
  cli: ['commands'],
}

/**
 * Folders that hold both what their inner folders build on (types, errors, constants) and what is built of them. Here
 * alone an inner folder may import from the folder around it. No pair of folders side by side is excepted.
 */
const OVER_THEIR_BASE = new Set([
  'source/ingest',
  'source/ingest/text',
  'source/issue',
  'source/language',
  'source/reader',
  'source/reader/screens',
  'source/shelf',
  'source/typeset',
])

/** The rooms that may import Ink: a command without a screen never loads it. */
const DRAWS = new Set(['reader', 'commands'])

interface Import {
  readonly from: string
  readonly to: string
}

const root = normalize(join(import.meta.dirname, '..'))
const files = ['cli.tsx', ...globSync('source/**/*.{ts,tsx}', { cwd: root })].filter(
  (file) => !file.endsWith('.d.ts'),
)
const roomOf = (file: string): string => (file === 'cli.tsx' ? 'cli' : (file.split('/')[1] ?? ''))

const importsOf = (file: string): Import[] => {
  const code = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
  const found = code.matchAll(/(?:\bfrom\s*|\bimport\s*\(\s*|^\s*import\s*)['"]([^'"]+)['"]/gm)
  return [...found].map(([, to = '']) => ({
    from: file,
    to: to.startsWith('.') ? relative(root, normalize(join(root, dirname(file), to))) : to,
  }))
}

const imports = files.flatMap(importsOf)
const ours = imports.filter(({ to }) => to.startsWith('source/') || to === 'cli.tsx')

describe('the floors of the house', () => {
  it('reads every file', () => {
    expect(files.length).toBeGreaterThan(5)
    expect(ours.length).toBeGreaterThan(5)
  })

  it('lets no room import from a floor above', () => {
    const wrong = ours.filter(({ from, to }) => {
      const [lower, upper] = [roomOf(from), roomOf(to)]
      return lower !== upper && !FLOORS[lower]?.includes(upper)
    })
    expect(wrong).toEqual([])
  })

  it('imports another room through its index file only', () => {
    const wrong = ours.filter(
      ({ from, to }) => roomOf(from) !== 'cli' && roomOf(from) !== roomOf(to) && !/\/index\.tsx?$/.test(to),
    )
    expect(wrong).toEqual([])
  })

  it('has no circle', () => {
    const graph = Map.groupBy(ours, ({ from }) => from)
    const done = new Set<string>()
    const circles: string[][] = []
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file])
      if (done.has(file) || path.includes(file)) return
      for (const { to } of graph.get(file) ?? []) visit(to, [...path, file])
      done.add(file)
    }
    for (const file of files) visit(file, [])
    expect(circles).toEqual([])
  })

  it('has no two folders that import each other', () => {
    const pairs = new Set(
      ours.map(({ from, to }) => [dirname(from), dirname(to)] as const).map((pair) => pair.join(' ')),
    )
    const isWithin = (inner: string, outer: string): boolean => inner.startsWith(`${outer}/`)
    const wrong = [...pairs].filter((pair) => {
      const [one = '', other = ''] = pair.split(' ')
      if (one >= other || !pairs.has(`${other} ${one}`)) return false
      return !(isWithin(other, one) && OVER_THEIR_BASE.has(one))
    })
    expect(wrong).toEqual([])
  })

  it('keeps ink and react in the rooms that draw', () => {
    const wrong = imports.filter(
      ({ from, to }) => /^(?:ink|react)(?:[/-]|$)/.test(to) && !DRAWS.has(roomOf(from)),
    )
    expect(wrong).toEqual([])
  })
})
