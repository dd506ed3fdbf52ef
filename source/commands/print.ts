import type { Command } from './invocation/context.ts'
import { toldLine } from './invocation/failure.ts'
import { oneOf, wholeNumber } from './invocation/settings.ts'
import { writeOut } from './invocation/write-out.ts'
import { FORMATS, printIssue } from './print/format.ts'
import { asCorrected } from './sources/as-corrected.ts'
import { guessesOf } from './sources/guesses.ts'
import { learnFromShelf } from './sources/learn-from-shelf.ts'
import { readSource } from './sources/source.ts'

/** Width in cells if neither a flag nor a terminal gives one. */
const WIDTH = 80

/** `baolan print [SOURCE] [--article N] [--width N] [--columns N] [--format text|json|markdown] [--name NAME --date DATE --page PAGE]` */
export const print: Command = async (words, context) => {
  const { flags, settings, io } = context
  const format = oneOf('--format', flags.format ?? (flags.json ? 'json' : 'text'), FORMATS)
  const width = wholeNumber('--width', flags.width, 2, 10_000) ?? WIDTH
  const number = wholeNumber('--article', flags.article, 1, 1_000_000)
  const { issue, complete } = await learnFromShelf(context, async (openMemory) => {
    const read = await readSource(words, context, openMemory)
    return { ...read, issue: await asCorrected(read.issue, context, openMemory) }
  })
  const guesses = guessesOf(issue)
  if (guesses) io.stderr.write(toldLine(guesses, context.words))
  const { language, level, hang, justify, columns } = settings
  // The output may be read anywhere, so no terminal is asked: an unknown width means narrow.
  const ambiguous = settings.ambiguous === 'auto' ? 1 : settings.ambiguous
  await writeOut(
    io.stdout,
    printIssue(issue, number, format, width, { language, ambiguous, level, hang, justify, columns }),
  )
  return complete ? 0 : 1
}
