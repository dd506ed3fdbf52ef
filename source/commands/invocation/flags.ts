import type { Language } from '../../language/index.ts'
import { languageOf } from './language.ts'

/**
 * The flags as meow wants them; one entry a flag, for every command. Numbers are read as strings and checked where they
 * are used: meow drops a number flag that was given no number.
 */
export const FLAGS = {
  article: { type: 'string' },
  width: { type: 'string' },
  columns: { type: 'string' },
  format: { type: 'string' },
  to: { type: 'string' },
  pages: { type: 'string' },
  limit: { type: 'string' },
  sort: { type: 'string' },
  dryRun: { type: 'boolean' },
  json: { type: 'boolean' },
  ambiguous: { type: 'string' },
  lineBreak: { type: 'string' },
  lang: { type: 'string' },
  color: { type: 'boolean', default: true },
  data: { type: 'string' },
  version: { type: 'boolean' },
  help: { type: 'boolean', shortFlag: 'h' },
} as const

export interface Flags {
  readonly article?: number | string
  readonly width?: number | string
  readonly columns?: number | string
  readonly format?: string
  readonly to?: string
  readonly pages?: string
  readonly limit?: number | string
  readonly sort?: string
  readonly dryRun?: boolean
  readonly json?: boolean
  readonly ambiguous?: string
  readonly lineBreak?: string
  readonly lang?: string
  readonly color: boolean
  readonly data?: string
  readonly version?: boolean
  readonly help?: boolean
}

/** A command line, read. */
export interface CommandLine {
  readonly words: readonly string[]
  readonly flags: Flags
}

const HELP: Readonly<Record<Language, string>> = {
  en: `baolan, a newspaper reader for the terminal

  baolan [SOURCE…]                open: nothing = the newest on the shelf, else the issue that ships;
                                  a file, a folder of saved pages, '-', or PAPER [DATE]
  baolan print [SOURCE] [--article N] [--width N] [--columns N] [--format text|json|markdown]
  baolan add FILE|DIR…            put issues on the shelf
  baolan get PAPER [DATE] [--to DATE] [--pages 1,A02] [--dry-run]   fetch an edition
  baolan list [PAPER]             what is on the shelf (--json)
  baolan remove PAPER DATE        take an issue off the shelf
  baolan search WORDS             find in the shelf (--limit N, --sort date|relevance, --json)
  baolan papers [WORDS]           which papers there are (--json)
  baolan shelf verify|reindex     check the shelf; build its index again
  baolan doctor                   what the terminal and the machine can do

  --ambiguous 1|2|auto            cells that “ ” — … take (auto: ask the terminal)
  --line-break basic|gb|strict    how strictly lines are broken (default gb)
  --lang zh|en                    language of the screens
  --no-color                      no colour; weight stays
  --data DIR                      where the shelf is kept
  --version  --help
`,
  zh: `报栏 baolan：终端里的报纸阅读器

  baolan [来源…]                  打开：不写则开报架上最新的一期，没有则开自带的一期；
                                  来源是文件、存下的网页所在文件夹、'-'，或 报名 [日期]
  baolan print [来源] [--article N] [--width N] [--columns N] [--format text|json|markdown]
  baolan add 文件|文件夹…         放上报架
  baolan get 报名 [日期] [--to 日期] [--pages 1,A02] [--dry-run]   取一天的报纸
  baolan list [报名]              报架上有什么（--json）
  baolan remove 报名 日期         从报架取下一期
  baolan search 词…               在报架里找（--limit N，--sort date|relevance，--json）
  baolan papers [词…]             有哪些报纸（--json）
  baolan shelf verify|reindex     核对报架；重建索引
  baolan doctor                   看终端和机器能做什么

  --ambiguous 1|2|auto            “ ” — … 占几格（auto：问终端）
  --line-break basic|gb|strict    断行的严格程度（默认 gb）
  --lang zh|en                    界面语言
  --no-color                      不用颜色，仍分轻重
  --data 文件夹                   报架放在哪里
  --version  --help
`,
}

export const helpText = (flags: Pick<Flags, 'lang'>, env: NodeJS.ProcessEnv): string =>
  HELP[languageOf(flags.lang, env)]
