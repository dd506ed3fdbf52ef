import { type CompletedFlag, type CompletedWords, flagsWithValue, type Kind } from './completion-words.ts'

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** A word and what it means, for `_describe`. */
const described = (word: string, text: string): string => quoted(`${word}:${text}`)

const flagWords = (flags: readonly CompletedFlag[]): string =>
  flags.map(({ flag, text }) => described(flag, text)).join(' ')

const adding = (kind: Kind): string => {
  if (typeof kind === 'object') return `compadd -- ${kind.choices.join(' ')}`
  return {
    sources: '_baolan_papers; _files',
    files: '_files',
    folders: '_files -/',
    papers: '_baolan_papers',
    nothing: ':',
  }[kind]
}

/** The completion script for zsh: sourced, or in a folder of `fpath` as `_baolan`. */
export const zshScript = (all: CompletedWords): string => {
  const taking = flagsWithValue(all)
  const names = all.commands.map(({ name }) => name)
  return `#compdef baolan
# baolan: completion for zsh. Use it with: source <(baolan completion zsh)
_baolan_papers() {
  local -a names
  names=("\${(@f)$(baolan completion papers "$PREFIX" 2>/dev/null | cut -f1)}")
  # Pinyin and initials are replaced by the name that they stand for.
  [[ -n "$names[1]" ]] && compadd -U -- "\${names[@]}"
}

_baolan() {
  local current="$words[CURRENT]" previous="$words[CURRENT-1]" command=open index
  local -a commands flags
  if [[ $current == --*=* ]]; then
    previous="\${current%%=*}"
    compset -P '*='
  fi
  for ((index = 2; index < CURRENT; index++)); do
    case "$words[index]" in
      ${taking.map(({ flag }) => flag).join('|')}) ((index++)) ;;
      -*) ;;
      ${names.join('|')}) command="$words[index]"; break ;;
      *) command=other; break ;;
    esac
  done
  case "$previous" in
${taking.map(({ flag, value = 'nothing' }) => `    ${flag}) ${adding(value)}; return ;;`).join('\n')}
  esac
  if [[ $current == -* ]]; then
    case "$command" in
${[all.open, ...all.commands].map(({ name, flags }) => `      ${name === 'open' ? 'open|other' : name}) flags=(${flagWords(flags)}) ;;`).join('\n')}
    esac
    flags+=(${flagWords(all.general)})
    _describe option flags
    return
  fi
  case "$command" in
    open)
      commands=(${all.commands.map(({ name, text }) => described(name, text)).join('\n        ')})
      _describe command commands
      ${adding(all.open.takes)} ;;
    other) ${adding(all.open.takes)} ;;
${all.commands.map(({ name, takes }) => `    ${name}) ${adding(takes)} ;;`).join('\n')}
  esac
}

if [[ "$funcstack[1]" == _baolan ]]; then _baolan "$@"; else compdef _baolan baolan; fi
`
}
