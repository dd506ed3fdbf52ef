import type { Output } from './output.ts'

/** One line of progress that is overwritten; writes nothing if the output is no terminal. */
export const statusLine = (output: Pick<Output, 'overwrite'>) => ({
  show: (text: string): void => output.overwrite(text),
  clear: (): void => output.overwrite(''),
})
