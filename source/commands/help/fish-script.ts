import type { CompletedFlag, CompletedWords, Kind } from './completion-words.ts'

const quoted = (text: string): string => `'${text.replace(/['\\]/g, '\\$&')}'`

/** The options of `complete` for what a word may be. */
const values = (kind: Kind): string => {
  if (typeof kind === 'object') return `-a ${quoted(kind.choices.join(' '))}`
  return {
    sources: "-F -a '(__baolan_papers)'",
    files: '-F',
    folders: "-a '(__fish_complete_directories)'",
    papers: "-a '(__baolan_papers)'",
    nothing: '',
  }[kind]
}

const flagLine = (condition: string, { flag, letter, value, text }: CompletedFlag): string =>
  [
    'complete -c baolan',
    condition,
    letter === undefined ? '' : `-s ${letter}`,
    `-l ${flag.slice(2)}`,
    value === undefined ? '' : `-x ${values(value)}`,
    `-d ${quoted(text)}`,
  ]
    .filter(Boolean)
    .join(' ')

/** The completion script for fish. It offers pinyin or initials where they are typed: fish completes only what is typed. */
export const fishScript = ({ open, commands, general }: CompletedWords): string => {
  const isCommand = (name: string): string => `-n '__fish_seen_subcommand_from ${name}'`
  const isNone = `-n 'not __fish_seen_subcommand_from ${commands.map(({ name }) => name).join(' ')}'`
  return `# baolan: completion for fish. Use it with: baolan completion fish | source
function __baolan_papers
    for line in (baolan completion papers (commandline -ct) 2>/dev/null)
        set -l fields (string split \\t -- $line)
        if test -n "$fields[2]"
            printf '%s\\t%s\\n' $fields[2] $fields[1]
        else
            printf '%s\\n' $fields[1]
        end
    end
end

complete -c baolan -f
${commands.map(({ name, text }) => `complete -c baolan -n __fish_use_subcommand -a ${name} -d ${quoted(text)}`).join('\n')}
complete -c baolan ${isNone} ${values(open.takes)}
${open.flags.map((flag) => flagLine(isNone, flag)).join('\n')}
${general.map((flag) => flagLine('', flag)).join('\n')}
${commands
  .flatMap(({ name, takes, flags }) => [
    ...(takes === 'nothing' ? [] : [`complete -c baolan ${isCommand(name)} ${values(takes)}`]),
    ...flags.map((flag) => flagLine(isCommand(name), flag)),
  ])
  .join('\n')}
`
}
