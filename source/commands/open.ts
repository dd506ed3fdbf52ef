import type { Command } from './invocation/context.ts'
import { keyboardOf } from './reading/keyboard.ts'
import { readSource } from './sources/source.ts'

/** `baolan [SOURCE…]`: opens the reader; where the output is no terminal, prints. */
export const open: Command = async (words, context) => {
  const { settings, world } = context
  if (!world.stdout.isTTY) return (await import('./print.ts')).print(words, context)
  const issue = await readSource(words, context)
  const stdin = keyboardOf(world)
  const { keepTraces } = await import('./reading/traces.ts')
  const { traces, at, close } = await keepTraces(issue, context)
  const { openReader } = await import('../reader/index.ts')
  const { ambiguous, color, ...reading } = settings
  try {
    await openReader({
      issue,
      settings: { ...reading, ambiguous: ambiguous === 'auto' ? 1 : ambiguous },
      askWidth: ambiguous === 'auto',
      colour: color,
      ...(at ? { at } : {}),
      traces,
      stdin,
      stdout: world.stdout,
      stderr: world.stderr,
      process,
    })
  } finally {
    await close()
    // A terminal opened for its keys would keep the program waiting for more of them.
    if (stdin !== world.stdin) stdin.destroy()
  }
  return 0
}
