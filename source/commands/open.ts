import { todayInChina } from '../issue/index.ts'
import { keymapOf, openLinear, openReader, type SaveArticle } from '../reader/index.ts'
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
  // Lines can come from a pipe, keys cannot.
  const stdin = settings.accessible && words[0] !== '-' ? io.stdin : keyboardOf(io)
  const shelf = new ReadingShelf(context)
  const library = new ShelfLibrary(shelf, context)
  const traces = await library.openTraces(issue, { files: filesNamed(words) })
  const { key, lastPlace: place } = traces
  const { ambiguous, color, quiet, accent, cursor, keys, accessible: _, ...reading } = settings
  const onShelf = words.length === 0 && !place && shelf.exists && (await shelf.open()).papers().length > 1
  try {
    const options = {
      issue,
      settings: {
        ...reading,
        ambiguous: ambiguous === 'auto' ? 1 : ambiguous,
        display: displayOf(io.env, { quiet, accent }),
      },
      keymap: keys && keymapOf(keys),
      place,
      traces,
      key,
      library,
      onShelf,
      // Who has no shelf has read nothing here yet.
      welcomes: words.length === 0 && !shelf.exists,
      secure: isSecure(io),
      save: async (...article: Parameters<SaveArticle>) =>
        (await import('./reading/save-article.ts')).saveArticle(...article),
      today: todayInChina(io.now().getTime()),
      // Runs however the reader ends, even if the terminal window is closed.
      leaving: () => {
        library.writePlaces()
        return library.settleTraces()
      },
      log,
      stderr: { write: (text: string) => io.stderr.write(text) },
      process: io.process,
    }
    if (settings.accessible) {
      await openLinear({ ...options, input: stdin, write: (text) => io.stdout.write(text) })
    } else
      await openReader({
        ...options,
        contentsAs: await library.contentsAs(),
        notice: io.env.TERM === 'linux' ? ['linuxConsole'] : undefined,
        askWidth: ambiguous === 'auto',
        colour: color,
        showCursor: cursor,
        elapsed: io.elapsed,
        stdin,
        stdout: io.screen,
      })
  } finally {
    await library.settleTraces()
    await shelf.close()
    // An open terminal keeps the process alive.
    if (stdin !== io.stdin) stdin.destroy()
  }
  return 0
}
