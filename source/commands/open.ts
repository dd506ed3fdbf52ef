import type { Command } from './invocation/context.ts'

/** `baolan [SOURCE…]`: opens the reader; where the output is no terminal, prints. */
export const open: Command = async (words, context) => {
  const { print } = await import('./print.ts')
  return print(words, context)
}
