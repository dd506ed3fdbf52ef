import { todayInChina } from '../issue/index.ts'
import { openReader } from '../reader/index.ts'
import type { Command } from './invocation/context.ts'
import { keyboardOf } from './reading/keyboard.ts'
import { readingShelf } from './reading/reading-shelf.ts'
import { libraryOf } from './reading/shelf-library.ts'
import { type Kept, keepTraces } from './reading/trace-writer.ts'
import { readSource } from './sources/source.ts'

/** `baolan [SOURCE…]`: opens the reader, or prints if the output is no terminal. */
export const open: Command = async (words, context) => {
  const { settings, io } = context
  if (!io.stdout.isTTY) return (await import('./print.ts')).print(words, context)
  const issue = await readSource(words, context)
  const stdin = keyboardOf(io)
  const shelf = readingShelf(context)
  const kept: Kept[] = [await keepTraces(issue, shelf)]
  const write = (): void => {
    for (const one of kept) one.write()
  }
  const { ambiguous, color, ...reading } = settings
  const [{ key, traces, at } = {}] = kept
  const several = words.length === 0 && !at && shelf.there && (await shelf.open()).papers().length > 1
  try {
    await openReader({
      issue,
      settings: { ...reading, ambiguous: ambiguous === 'auto' ? 1 : ambiguous },
      askWidth: ambiguous === 'auto',
      colour: color,
      ...(at ? { at } : {}),
      ...(traces ? { traces } : {}),
      ...(key ? { key } : {}),
      library: libraryOf(shelf, context, (one) => kept.push(one)),
      onShelf: several,
      today: todayInChina(io.now().getTime()),
      // Runs however the reader ends, even if the terminal window is closed.
      leaving: () => {
        write()
        return Promise.all(kept.map((one) => one.settled())).then(write)
      },
      stdin,
      stdout: io.stdout,
      stderr: { write: (text) => io.stderr.write(text) },
      process: io.process,
    })
  } finally {
    await Promise.all(kept.map((one) => one.settled()))
    write()
    await shelf.close()
    // An open terminal keeps the process alive.
    if (stdin !== io.stdin) stdin.destroy()
  }
  return 0
}
