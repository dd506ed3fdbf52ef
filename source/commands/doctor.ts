import { existsSync } from 'node:fs'
import { type Saying, say, sayingOf, type Words, wordsFor } from '../language/index.ts'
import { cellWidth } from '../typeset/index.ts'
import { CONFIG_FILE } from './invocation/config.ts'
import type { Command, Context } from './invocation/context.ts'
import { writeOut } from './invocation/write-out.ts'
import { onShelf } from './sources/on-shelf.ts'

interface Finding {
  readonly what: keyof Words['doctor']
  readonly found: Saying
  /** What the user can do about it. */
  readonly advice?: Saying
}

/** `baolan doctor`: what the machine and the terminal can do, and where files are. Exit code 1 if there is any advice. */
export const doctor: Command = async (_words, context) => {
  const findings = [...machine(context), ...terminal(context), ...(await places(context))]
  const text = context.flags.json ? jsonOf(findings) : findings.map(linesOf(context.words)).join('')
  await writeOut(context.io.stdout, text)
  return findings.some(({ advice }) => advice) ? 1 : 0
}

/** Width of a label in cells. */
const LABEL = 10

const linesOf =
  (words: Words) =>
  ({ what, found, advice }: Finding): string => {
    const label = words.doctor[what]
    const margin = ' '.repeat(Math.max(1, LABEL - cellWidth(label, 1)))
    const todo = advice ? `\n${' '.repeat(LABEL)}→ ${say(words, advice)}` : ''
    return `${label}${margin}${say(words, found)}${todo}\n`
  }

/** JSON is for programs: always in English. */
const jsonOf = (findings: readonly Finding[]): string => {
  const english = wordsFor('en')
  const translated = findings.map(({ what, found, advice }) => ({
    what,
    found: say(english, found),
    ...(advice && { advice: say(english, advice) }),
  }))
  return `${JSON.stringify(translated, null, 2)}\n`
}

const machine = ({ io: { process } }: Context): Finding[] => [
  { what: 'node', found: ['nodeOn', process.version, `${process.platform} ${process.arch}`] },
]

const terminal = ({ io: { env, stdin, stdout }, settings }: Context): Finding[] => {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG
  const size: string | Saying = stdout.isTTY ? `${stdout.columns}x${stdout.rows}` : ['noTerminal']
  const { ambiguous, color, language } = settings
  return [
    { what: 'terminal', found: ['terminalIs', env.TERM ?? ['noTerm'], size, stdin.isTTY === true] },
    {
      what: 'locale',
      found: locale ? ['asIs', locale] : ['noLocale'],
      ...(/utf-?8/i.test(locale ?? '') ? {} : { advice: ['needsUtf8'] }),
    },
    { what: 'width', found: ambiguous === 'auto' ? ['widthAsked'] : ['widthIs', ambiguous] },
    { what: 'colour', found: color ? ['yes'] : ['no'] },
    { what: 'language', found: ['asIs', language] },
  ]
}

const places = async (context: Context): Promise<Finding[]> => {
  const { data } = context.settings
  const config: Finding = {
    what: 'config',
    found: [existsSync(CONFIG_FILE) ? 'asIs' : 'noneYet', CONFIG_FILE],
  }
  if (!existsSync(data)) return [config, { what: 'shelf', found: ['noneYet', data] }]
  try {
    const entries = await onShelf(context, (shelf) => shelf.list())
    return [config, { what: 'shelf', found: ['shelfHolds', data, entries.length] }]
  } catch (error) {
    return [config, { what: 'shelf', found: ['asIs', data], advice: sayingOf(error) }]
  }
}
