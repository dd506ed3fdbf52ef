import { type CompletedCommand, type CompletedWords, flagsWithValue, type Kind } from './completion-words.ts'

/** The command that adds the words of a kind to the completions. */
const adding = (kind: Kind): string => {
  if (typeof kind === 'object') return `_baolan_words '${kind.choices.join(' ')}'`
  return {
    sources: '_baolan_papers; _baolan_files -f',
    files: '_baolan_files -f',
    folders: '_baolan_files -d',
    papers: '_baolan_papers',
    nothing: ':',
  }[kind]
}

const flagNames = ({ flags }: Pick<CompletedCommand, 'flags'>): string =>
  flags.map(({ flag }) => flag).join(' ')

/** The completion script for bash, 3.2 or newer. */
export const bashScript = (all: CompletedWords): string => {
  const taking = flagsWithValue(all)
  const names = all.commands.map(({ name }) => name)
  return `# baolan: completion for bash. Use it with: eval "$(baolan completion bash)"
_baolan_add() {
  local word
  while IFS= read -r word; do COMPREPLY+=("$word"); done
}
_baolan_words() { _baolan_add < <(compgen -W "$1" -- "$cur"); }
_baolan_files() {
  compopt -o filenames 2>/dev/null
  _baolan_add < <(compgen "$1" -- "$cur")
}
_baolan_papers() { _baolan_add < <(baolan completion papers "$cur" 2>/dev/null | cut -f1); }

_baolan() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" command=open index
  COMPREPLY=()
  if [[ $prev == = ]]; then prev="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  if [[ $cur == = ]]; then cur=; fi
  for ((index = 1; index < COMP_CWORD; index++)); do
    case "\${COMP_WORDS[index]}" in
      ${taking.map(({ flag }) => flag).join('|')})
        if [[ "\${COMP_WORDS[index+1]}" == = ]]; then ((index++)); fi
        ((index++)) ;;
      -*) ;;
      ${names.join('|')}) command="\${COMP_WORDS[index]}"; break ;;
      *) command=other; break ;;
    esac
  done
  case "$prev" in
${taking.map(({ flag, value = 'nothing' }) => `    ${flag}) ${adding(value)}; return ;;`).join('\n')}
  esac
  if [[ $cur == -* ]]; then
    local flags=
    case "$command" in
${[all.open, ...all.commands].map((command) => `      ${command.name === 'open' ? 'open|other' : command.name}) flags='${flagNames(command)}' ;;`).join('\n')}
    esac
    _baolan_words "$flags ${flagNames({ flags: all.general })}"
    return
  fi
  case "$command" in
    open) _baolan_words '${names.join(' ')}'; ${adding(all.open.takes)} ;;
    other) ${adding(all.open.takes)} ;;
${all.commands.map(({ name, takes }) => `    ${name}) ${adding(takes)} ;;`).join('\n')}
  esac
}
complete -F _baolan baolan
`
}
