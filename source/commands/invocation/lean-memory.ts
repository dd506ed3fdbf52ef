import { setFlagsFromString } from 'node:v8'

/**
 * Makes V8 collect garbage earlier, from now on. Otherwise its space for new objects grows to three times 16 MB while a large
 * file is read, and the rest to up to four times what is in use: at 8 MB, ten times the file. Costs no time that can be
 * measured (Node 22.13 and 26.9).
 */
export const collectEarly = (): void => {
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString('--heap-growing-percent=50')
}
