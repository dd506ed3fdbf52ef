import { existsSync } from 'node:fs'
import { CONFIG_FILE } from './invocation/config.ts'
import type { Command, Context } from './invocation/context.ts'
import { writeOut } from './invocation/write-out.ts'
import { onShelf } from './sources/on-shelf.ts'

interface Finding {
  readonly what: string
  readonly found: string
  /** What to do about it. */
  readonly advice?: string
}

/** `baolan doctor`: what the machine and the terminal can do, and where things are. Exit code 1 where something is amiss. */
export const doctor: Command = async (_words, context) => {
  const findings = [...machine(), ...terminal(context), ...(await places(context))]
  if (context.flags.json) await writeOut(context.world.stdout, `${JSON.stringify(findings, null, 2)}\n`)
  else
    await writeOut(
      context.world.stdout,
      findings
        .map(
          ({ what, found, advice }) =>
            `${what.padEnd(10)}${found}${advice ? `\n          → ${advice}` : ''}\n`,
        )
        .join(''),
    )
  return findings.some(({ advice }) => advice) ? 1 : 0
}

const machine = (): Finding[] => [
  { what: 'node', found: `${process.version} on ${process.platform} ${process.arch}` },
]

const terminal = ({ world: { env, stdin, stdout }, settings }: Context): Finding[] => {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || 'none'
  const utf8 = /utf-?8/i.test(locale)
  const size = stdout.isTTY ? `${stdout.columns}x${stdout.rows}` : 'no terminal'
  return [
    {
      what: 'terminal',
      found: `${env.TERM ?? 'TERM is not set'}, ${size}${stdin.isTTY ? '' : ', input is no terminal'}`,
    },
    {
      what: 'locale',
      found: locale,
      ...(utf8 ? {} : { advice: 'Chinese needs UTF-8: set LANG to a locale such as zh_CN.UTF-8 or C.UTF-8' }),
    },
    {
      what: 'width',
      found: `“ ” — … take ${settings.ambiguous === 'auto' ? 'what the terminal answers' : `${settings.ambiguous} cells`}`,
    },
    { what: 'colour', found: settings.color ? 'yes' : 'no' },
    { what: 'language', found: settings.language },
  ]
}

const places = async (context: Context): Promise<Finding[]> => {
  const { data } = context.settings
  const config = { what: 'config', found: `${CONFIG_FILE}${existsSync(CONFIG_FILE) ? '' : ' (none yet)'}` }
  if (!existsSync(data)) return [config, { what: 'shelf', found: `${data} (none yet)` }]
  try {
    const entries = await onShelf(context, (shelf) => shelf.list())
    return [config, { what: 'shelf', found: `${data}: ${entries.length} issues` }]
  } catch (error) {
    return [
      config,
      { what: 'shelf', found: data, advice: error instanceof Error ? error.message : String(error) },
    ]
  }
}
