import type { Note, Range } from '../../issue/index.ts'

export interface Sanitised {
  /** As long as the input: each unsafe code unit is U+FFFD, each unusual space or line end a plain one. */
  readonly text: string
  /** The unsafe runs, in order. */
  readonly unsafe: readonly Range[]
  /** The offsets of the tabs, which are plain spaces in the text: between the cells of a table they tell more. */
  readonly tabs: readonly number[]
  readonly notes: readonly Note[]
}

/**
 * Text that must not reach a screen, whole sequences first: ECMA-48 control strings (OSC, DCS, SOS, PM, APC) and control
 * sequences, then C0 and C1, the bidirectional controls of UAX #9, invisible format characters, line and
 * interlinear marks, tags, noncharacters and lone surrogates.
 */
const UNSAFE = new RegExp(
  [
    String.raw`\x1b[\]PX^_][^\x07\x1b\n]{0,4096}(?:\x07|\x1b\\)`,
    String.raw`(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]`,
    String.raw`\x1b[ -/]*[0-~]`,
    // An introducer alone is its own alternative, so that a run before it does not swallow it without its parameters.
    String.raw`[\x1b\x9b]`,
    String.raw`[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9a\x9c-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffe\uffff]+`,
    String.raw`(?:[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff])+`,
    String.raw`(?:\udb40[\udc00-\udc7f])+`,
    String.raw`[\ud800-\udbff](?![\udc00-\udfff])`,
    String.raw`(?<![\ud800-\udbff])[\udc00-\udfff]`,
  ].join('|'),
  'g',
)
const ODD_SPACE = /\r\n|[\t\r\v\f\x85\u2028\u2029]/g
const ODD = /[\t\r\v\f\x85\u2028\u2029]/

/** The most notes about unsafe runs; further runs share the last note, so that a hostile file has few. */
const MAX_NOTES = 200

const plainSpace = (odd: string): string => (odd === '\r\n' ? ' \n' : odd === '\t' ? ' ' : '\n')

const notesFor = (runs: readonly Range[], code: Note['code'], what: string): Note[] => {
  const notes: Note[] = runs
    .slice(0, MAX_NOTES)
    .map((at) => ({ code, at, message: `${at[1] - at[0]} ${what}` }))
  const [first, last] = [runs[MAX_NOTES], runs.at(-1)]
  if (first && last)
    notes.push({ code, at: [first[0], last[1]], message: `${runs.length - MAX_NOTES} more runs of ${what}` })
  return notes
}

const LOST = /\ufffd+/g
const PRIVATE = /[\ue000-\uf8ff]+/g

const runsOf = (source: string, pattern: RegExp): Range[] =>
  Array.from(source.matchAll(pattern), ({ index, 0: run }): Range => [index, index + run.length])

const tabsIn = (source: string): number[] => {
  const tabs: number[] = []
  for (let at = source.indexOf('\t'); at >= 0; at = source.indexOf('\t', at + 1)) tabs.push(at)
  return tabs
}

/** Makes text from outside safe to show. No character moves, so offsets stay valid. */
export const sanitise = (source: string): Sanitised => {
  const unsafe: Range[] = []
  const safe = source.replace(UNSAFE, (run: string, offset: number) => {
    const last = unsafe.at(-1)
    if (last && last[1] === offset) unsafe[unsafe.length - 1] = [last[0], offset + run.length]
    else unsafe.push([offset, offset + run.length])
    return '\ufffd'.repeat(run.length)
  })
  return {
    text: ODD.test(safe) ? safe.replace(ODD_SPACE, plainSpace) : safe,
    unsafe,
    tabs: tabsIn(safe),
    notes: [
      ...notesFor(unsafe, 'sanitised', 'control or invisible code units taken out'),
      ...notesFor(runsOf(source, LOST), 'replaced', 'characters lost when the text was decoded'),
      ...notesFor(
        runsOf(source, PRIVATE),
        'replaced',
        'letters of a private font: what they show is not in the text',
      ),
    ],
  }
}
