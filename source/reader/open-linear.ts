import type { LinearOptions } from './linear-reader.ts'

/** The reader in lines instead of on a screen: see `readInLines`. Loaded only for those who use it. */
export const openLinear = async (options: LinearOptions): Promise<void> =>
  (await import('./linear-reader.ts')).readInLines(options)
