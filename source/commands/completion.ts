import { existsSync } from 'node:fs'
import { bashScript } from './help/bash-script.ts'
import { completedWords } from './help/completion-words.ts'
import { fishScript } from './help/fish-script.ts'
import { namedPapers, papersBeginning } from './help/paper-names.ts'
import { zshScript } from './help/zsh-script.ts'
import type { Command, Context } from './invocation/context.ts'
import { Misuse } from './invocation/failure.ts'
import { writeFields, writeOut } from './invocation/write-out.ts'

const SCRIPTS = new Map([
  ['bash', bashScript],
  ['zsh', zshScript],
  ['fish', fishScript],
])

/** `baolan completion bash|zsh|fish`: prints the script of a shell. The scripts ask `baolan completion papers WORD`. */
export const completion: Command = async ([shell = '', word = ''], context) => {
  if (shell === 'papers') {
    await writeFields(context.io.stdout, await papersFor(word, context))
    return 0
  }
  const script = SCRIPTS.get(shell)
  if (!script) throw new Misuse(['completionTakes'])
  await writeOut(context.io.stdout, script(completedWords(context.words)))
  return 0
}

/** The papers that a typed word may become, with what of each it was found by. Nothing typed: those on the shelf. */
const papersFor = async (word: string, context: Context): Promise<readonly (readonly string[])[]> => {
  const shelved = (await papersOnShelf(context)).filter((name) => name.startsWith(word))
  const found = word === '' ? [] : papersBeginning(namedPapers(context.config), word)
  const names = new Map(shelved.map((name) => [name, '']))
  for (const { name, letters } of found) names.set(name, letters)
  return [...names]
}

/** Reads no file of the shelf, and makes no folder for it. A shelf that cannot be read has no papers: nobody asked for it. */
const papersOnShelf = async ({ settings }: Context): Promise<readonly string[]> => {
  if (!existsSync(settings.data)) return []
  try {
    const { openShelf } = await import('../shelf/index.ts')
    const shelf = await openShelf(settings.data)
    const papers = shelf.papers()
    await shelf.close()
    return papers
  } catch {
    return []
  }
}
