import type { Words } from '../../language/index.ts'
import type { FlagName } from './flag-table.ts'

/** What the words after a command are: sources are files and papers; else some words of its own. */
type Takes = 'sources' | 'files' | 'papers' | 'commands' | 'nothing' | { readonly choices: readonly string[] }

interface CommandEntry {
  /** The words after its name, each way to use it on its own: `{paper}` stands for one of `placeholders`. */
  readonly forms: readonly [string, ...string[]]
  readonly takes: Takes
  /** Its own flags, besides the general ones. */
  readonly flags: readonly FlagName[]
  readonly example: string
}

const GIVEN: readonly FlagName[] = ['name', 'date', 'page']

/** Every command. The help, the manual and the completions use this table. `open` is what is done without a command. */
export const COMMAND_TABLE = {
  open: {
    forms: ['[{source}…]'],
    takes: 'sources',
    flags: ['columns', ...GIVEN],
    example: 'baolan 人民日报',
  },
  print: {
    forms: ['[{source}…]'],
    takes: 'sources',
    flags: ['article', 'width', 'columns', 'format', ...GIVEN],
    example: 'baolan print paper.txt --article 3 --width 60',
  },
  headlines: {
    forms: ['[{source}…]'],
    takes: 'sources',
    flags: [...GIVEN, 'json'],
    example: 'baolan headlines 人民日报 2021-11-09',
  },
  add: {
    forms: ['{file}|{folder}…'],
    takes: 'files',
    flags: [...GIVEN, 'dryRun'],
    example: 'baolan add ~/papers --dry-run',
  },
  get: {
    forms: ['{paper}… [{date}]'],
    takes: 'papers',
    flags: ['to', 'pages', 'dryRun', 'quiet', 'json'],
    example: 'baolan get 人民日报 2026-11-01 --to 2026-11-30',
  },
  list: { forms: ['[{paper}]'], takes: 'papers', flags: ['json'], example: 'baolan list 人民日报' },
  remove: {
    forms: ['{paper} {date}'],
    takes: 'papers',
    flags: [],
    example: 'baolan remove 人民日报 2021-11-09',
  },
  search: {
    forms: ['{words}…'],
    takes: 'nothing',
    flags: ['limit', 'sort', 'json'],
    example: 'baolan search 水利 paper:人民日报 date:2021-11',
  },
  papers: {
    forms: ['[{words}…]', '--check [{paper}…]'],
    takes: 'papers',
    flags: ['check', 'save', 'json'],
    example: 'baolan papers rmrb',
  },
  shelf: {
    forms: ['verify|reindex'],
    takes: { choices: ['verify', 'reindex'] },
    flags: [],
    example: 'baolan shelf verify',
  },
  doctor: { forms: [''], takes: 'nothing', flags: ['json'], example: 'baolan doctor' },
  completion: {
    forms: ['bash|zsh|fish'],
    takes: { choices: ['bash', 'zsh', 'fish'] },
    flags: [],
    example: 'eval "$(baolan completion bash)"',
  },
  help: { forms: ['[{command}]', 'keys'], takes: 'commands', flags: [], example: 'baolan help get' },
  version: { forms: [''], takes: 'nothing', flags: [], example: 'baolan version' },
} as const satisfies Record<keyof Words['commands'], CommandEntry>

export type CommandName = keyof typeof COMMAND_TABLE

/** The commands that are called by their name. */
export const NAMED_COMMANDS = (Object.keys(COMMAND_TABLE) as CommandName[]).filter((name) => name !== 'open')

export const isCommandName = (name: string): name is CommandName =>
  NAMED_COMMANDS.some((command) => command === name)

/** A command's entry, typed as the interface rather than as its literal. */
export const commandEntry = (name: CommandName): CommandEntry => COMMAND_TABLE[name]
