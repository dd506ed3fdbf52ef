import { todayInChina } from '../issue/index.ts'
import { keymapOf, openReader } from '../reader/index.ts'
import type { Command } from './invocation/context.ts'
import { isSecure } from './invocation/secure.ts'
import { displayOf } from './reading/display.ts'
import { keyboardOf } from './reading/keyboard.ts'
import { ReadingShelf } from './reading/reading-shelf.ts'
import { ShelfLibrary } from './reading/shelf-library.ts'
import { learnFromShelf } from './sources/learn-from-shelf.ts'
import { filesNamed, readSource } from './sources/source.ts'

/** `baolan [SOURCE…]`: opens the reader, or prints if the output is no terminal. */
export const open: Command = async (words, context) => {
  const { settings, io, log } = context
  if (!io.stdout.isTTY) return (await import('./print.ts')).print(words, context)
  const { issue } = await learnFromShelf(context, (openMemory) => readSource(words, context, openMemory))
  const stdin = keyboardOf(io)
  const shelf = new ReadingShelf(context)
  const library = new ShelfLibrary(shelf, context)
  const traces = await library.openTraces(issue, { files: filesNamed(words) })
  const { key, lastPlace: place } = traces
  const { ambiguous, color, quiet, accent, cursor, keys, ...reading } = settings
  const onShelf = words.length === 0 && !place && shelf.exists && (await shelf.open()).papers().length > 1
  try {
    await openReader({
      issue,
      settings: {
        ...reading,
        ambiguous: ambiguous === 'auto' ? 1 : ambiguous,
        display: displayOf(io.env, { quiet, accent }),
      },
      askWidth: ambiguous === 'auto',
      colour: color,
      showCursor: cursor,
      keymap: keys && keymapOf(keys),
      place,
      traces,
      key,
      contentsAs: await library.contentsAs(),
      library,
      onShelf,
      // Who has no shelf has read nothing here yet.
      welcomes: words.length === 0 && !shelf.exists,
      notice: io.env.TERM === 'linux' ? ['linuxConsole'] : undefined,
      secure: isSecure(io),
      save: async (...article) => (await import('./reading/save-article.ts')).saveArticle(...article),
      today: todayInChina(io.now().getTime()),
      // Runs however the reader ends, even if the terminal window is closed.
      leaving: () => {
        library.writePlaces()
        return library.settleTraces()
      },
      log,
      elapsed: io.elapsed,
      stdin,
      stdout: io.screen,
      stderr: { write: (text) => io.stderr.write(text) },
      process: io.process,
    })
  } finally {
    await library.settleTraces()
    await shelf.close()
    // An open terminal keeps the process alive.
    if (stdin !== io.stdin) stdin.destroy()
  }
  return 0
}
