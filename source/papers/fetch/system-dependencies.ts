import { setTimeout } from 'node:timers/promises'
import type { Paper } from '../catalogue/paper-entry.ts'
import type { Clock, FetchDependencies } from './dependencies.ts'
import { openNetwork } from './network.ts'
import { openPageFolder, type PageFolder } from './page-store.ts'

/** The clock of this machine. */
export const systemClock: Clock = {
  now: Date.now,
  sleep: async (ms, signal) => {
    try {
      await setTimeout(ms, undefined, signal && { signal })
    } catch (error) {
      signal?.throwIfAborted()
      throw error
    }
  },
}

/** The origins at which a paper of the user's may stand though they are not public; none for any other paper. */
export const privateOriginsOf = ({ url, former = [], private: asked }: Paper): readonly string[] =>
  asked ? [url, ...former.map((each) => each.url)].map((each) => new URL(each).origin) : []

/** Says what asks, and on whose behalf: one reader's, not a search engine's. */
export const userAgentOf = (version: string): string =>
  `baolan/${version} (a newspaper reader for the terminal)`

export interface SystemOptions {
  /** Where pages are kept, a folder of its own; made when the first page comes. */
  readonly folder: string
  /** Of this program. */
  readonly version: string
}

/** This machine's network, clock and a folder, for fetching one paper. Close the network when done. */
export const systemDependencies = (
  paper: Paper,
  { folder, version }: SystemOptions,
): FetchDependencies & { readonly store: PageFolder } => ({
  network: openNetwork({ privateOrigins: privateOriginsOf(paper) }),
  clock: systemClock,
  store: openPageFolder(folder),
  userAgent: userAgentOf(version),
})
