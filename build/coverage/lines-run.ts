import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type EncodedSourceMap, eachMapping, TraceMap } from '@jridgewell/trace-mapping'

/** What Node writes to NODE_V8_COVERAGE when a process or a worker thread ends. Offsets are UTF-16 code units. */
export interface Dump {
  readonly result: readonly {
    readonly url: string
    readonly functions: readonly {
      readonly ranges: readonly {
        readonly startOffset: number
        readonly endOffset: number
        readonly count: number
      }[]
    }[]
  }[]
  readonly 'source-map-cache'?: Readonly<
    Record<string, { readonly lineLengths: readonly number[]; readonly data: EncodedSourceMap | null }>
  >
}

type Script = Dump['result'][number]

/** Calls back with each place of a script that has an origin in the source: its offset, and the origin's file and line from 1. */
type ForEachOrigin = (place: (offset: number, file: string, line: number) => void) => void

const originsOfBundle =
  (lineLengths: readonly number[], map: EncodedSourceMap): ForEachOrigin =>
  (place) => {
    const starts = [0]
    for (const length of lineLengths) starts.push((starts.at(-1) ?? 0) + length + 1)
    eachMapping(new TraceMap(map), ({ generatedLine, generatedColumn, source, originalLine }) => {
      if (source?.startsWith('file:'))
        place((starts[generatedLine - 1] ?? 0) + generatedColumn, fileURLToPath(source), originalLine)
    })
  }

/** Node runs a `.ts` file with its types replaced by spaces: offsets are those of the file. */
const originsOfFile =
  (file: string): ForEachOrigin =>
  (place) => {
    let line = 1
    for (const { 0: found, index } of readFileSync(file, 'utf8').matchAll(/\n|\S/g))
      if (found === '\n') line += 1
      else place(index, file, line)
  }

/** Whether each code unit of a script ran: the innermost range around it says so. */
const unitsRun = ({ functions }: Script): Uint8Array => {
  const ranges = functions
    .flatMap(({ ranges }) => ranges)
    .sort((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset)
  const units = new Uint8Array(Math.max(0, ...ranges.map(({ endOffset }) => endOffset)))
  for (const { startOffset, endOffset, count } of ranges)
    units.fill(count > 0 ? 1 : 0, startOffset, endOffset)
  return units
}

const originsOf = (url: string, maps: Dump['source-map-cache']): ForEachOrigin | undefined => {
  const map = maps?.[url]
  if (map?.data) return originsOfBundle(map.lineLengths, map.data)
  return /^file:.*\/source\/.*\.ts$/.test(url) ? originsOfFile(fileURLToPath(url)) : undefined
}

/**
 * The lines of our files of which something ran, by the file's absolute path. A place of a bundle counts only if the source map
 * names its line. v8-to-istanbul takes all lines as run unless a range says otherwise, even those the bundle does not contain.
 */
export const linesRun = (dump: Dump): ReadonlyMap<string, ReadonlySet<number>> => {
  const run = new Map<string, Set<number>>()
  for (const script of dump.result) {
    const forEachOrigin = originsOf(script.url, dump['source-map-cache'])
    if (!forEachOrigin) continue
    const units = unitsRun(script)
    forEachOrigin((offset, file, line) => {
      if (!units[offset]) return
      const lines = run.get(file) ?? new Set()
      run.set(file, lines.add(line))
    })
  }
  return run
}
