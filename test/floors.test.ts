import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, normalize, relative } from 'node:path'
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

/** The three tables of a language's words are one file here: they have the same entries. */
const withoutLanguage = (file: string): string =>
  file.replace(/^source\/language\/(?:zh|zh-tw|en)\//, 'source/language/*/')

const codeOf = (file: string): string =>
  readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')

const importsOf = (file: string): Import[] => {
  const found = codeOf(file).matchAll(/(?:\bfrom\s*|\bimport\s*\(\s*|^\s*import\s*)['"]([^'"]+)['"]/gm)
  return [...found].map(([, to = '']) => ({
    from: file,
    to: to.startsWith('.') ? relative(root, normalize(join(root, dirname(file), to))) : to,
  }))
}

const imports = files.flatMap(importsOf)
const ours = imports.filter(({ to }) => to.startsWith('source/') || to === 'cli.tsx')

/** The circles in a graph that a walk along its arrows runs into. */
const circlesOf = (arrows: readonly (readonly [from: string, to: string])[]): readonly string[][] => {
  const next = Map.groupBy(arrows, ([from]) => from)
  const done = new Set<string>()
  const circles: string[][] = []
  const walk = (node: string, path: readonly string[]): void => {
    if (path.includes(node)) circles.push([...path.slice(path.indexOf(node)), node])
    if (done.has(node) || path.includes(node)) return
    for (const [, to] of next.get(node) ?? []) walk(to, [...path, node])
    done.add(node)
  }
  for (const node of next.keys()) walk(node, [])
  return circles
}

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
      ({ from, to }) =>
        roomOf(from) !== 'cli' && roomOf(from) !== roomOf(to) && to !== `source/${roomOf(to)}/index.ts`,
    )
    expect(wrong).toEqual([])
  })

  it('has no circle of files', () => {
    expect(circlesOf(ours.map(({ from, to }) => [from, to]))).toEqual([])
  })

  it('has no circle of folders, with the files right in a folder as a folder of their own', () => {
    const arrows = ours.map(({ from, to }) => [dirname(from), dirname(to)] as const)
    expect(circlesOf(arrows.filter(([from, to]) => from !== to))).toEqual([])
  })

  it('keeps ink and react in the rooms that draw', () => {
    const wrong = imports.filter(
      ({ from, to }) => /^(?:ink|react)(?:[/-]|$)/.test(to) && !DRAWS.has(roomOf(from)),
    )
    expect(wrong).toEqual([])
  })

  it('exports no name twice', () => {
    const names = files.flatMap((file) =>
      [
        ...codeOf(file).matchAll(/^export (?:async )?(?:const|let|function|class|interface|type) (\w+)/gm),
      ].map(([, name = '']) => ({ name, file })),
    )
    const twice = [...Map.groupBy(names, ({ name }) => name).values()]
      .map((exports) => exports.map(({ name, file }) => `${name} in ${withoutLanguage(file)}`))
      .filter((exports) => new Set(exports).size > 1)
    expect(names.length).toBeGreaterThan(500)
    expect(twice).toEqual([])
  })

  it('gives no three files one name', () => {
    const shared = Map.groupBy(new Set(files.map(withoutLanguage)), (file) => basename(file))
    shared.delete('index.ts')
    expect([...shared.values()].filter((namesakes) => namesakes.length > 2)).toEqual([])
  })
})
