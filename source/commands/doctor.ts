import { existsSync } from 'node:fs'
import { type Saying, sayingOf, type Words, wordsFor } from '../language/index.ts'
import { Proxies } from '../papers/index.ts'
import { cellWidth } from '../typeset/index.ts'
import { BrokenConfig, CONFIG_FILE, readConfig } from './invocation/config.ts'
import type { Command, Context } from './invocation/context.ts'
import { toldText } from './invocation/failure.ts'
import { writeJson, writeOut } from './invocation/write-out.ts'
import { faultsOfPapers } from './sources/catalogue.ts'
import { onShelf } from './sources/on-shelf.ts'

interface Finding {
  readonly what: keyof Words['doctor']
  readonly found: Saying
  /** What the user can do about it. */
  readonly advice?: Saying
}

/** `baolan doctor`: what the machine and the terminal can do, and where files are. Exit code 1 if there is any advice. */
export const doctor: Command = async (_words, context) => {
  const findings = [
    ...machine(context),
    ...terminal(context),
    ...network(context),
    ...(await config(context)),
    await shelf(context),
  ]
  const { stdout } = context.io
  if (context.flags.json) await writeJson(stdout, inEnglish(findings))
  else await writeOut(stdout, findings.map(linesOf(context.words)).join(''))
  return findings.some(({ advice }) => advice) ? 1 : 0
}

/** Width of a label in cells. */
const LABEL = 10

const linesOf =
  (words: Words) =>
  ({ what, found, advice }: Finding): string => {
    const label = words.doctor[what]
    const margin = ' '.repeat(Math.max(1, LABEL - cellWidth(label, 1)))
    const adviceLine = advice ? `\n${' '.repeat(LABEL)}→ ${toldText(advice, words)}` : ''
    return `${label}${margin}${toldText(found, words)}${adviceLine}\n`
  }

/** JSON is for programs: always in English. */
const inEnglish = (findings: readonly Finding[]) => {
  const english = wordsFor('en')
  return findings.map(({ what, found, advice }) => ({
    what,
    found: toldText(found, english),
    ...(advice && { advice: toldText(advice, english) }),
  }))
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

/** The proxies through which papers are fetched. Of an address that may hold a password only host and port are shown. */
const network = ({ io: { env } }: Context): Finding[] => {
  const proxies = new Proxies(env).all()
  if (proxies.length === 0) return [{ what: 'proxy', found: ['noProxy'] }]
  return proxies.map(({ place, variable, isUnknown }) => ({
    what: 'proxy',
    found: isUnknown ? ['proxyUnknown', variable] : ['proxyIs', place, variable],
  }))
}

/** Where the configuration is, and each fault in it. */
const config = async ({ config: usable }: Context): Promise<Finding[]> => {
  const faults = [...(await faultsOfFile()), ...(await faultsOfPapers(usable))]
  return [
    { what: 'config', found: [existsSync(CONFIG_FILE) ? 'asIs' : 'noneYet', CONFIG_FILE] },
    ...faults.map((found): Finding => ({ what: 'config', found, advice: ['mendIt'] })),
  ]
}

const faultsOfFile = async (): Promise<readonly Saying[]> => {
  try {
    await readConfig()
    return []
  } catch (error) {
    if (error instanceof BrokenConfig) return error.faults
    throw error
  }
}

const shelf = async (context: Context): Promise<Finding> => {
  const { data } = context.settings
  try {
    if (!existsSync(data))
      return await onShelf(context, async () => ({ what: 'shelf', found: ['noneYet', data] }))
    const entries = await onShelf(context, (opened) => opened.list())
    return { what: 'shelf', found: ['shelfHolds', data, entries.length] }
  } catch (error) {
    return { what: 'shelf', found: ['asIs', data], advice: sayingOf(error) }
  }
}
