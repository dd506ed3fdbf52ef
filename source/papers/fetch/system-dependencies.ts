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

/** The origins of a paper of the user that may be private; none for any other paper. */
export const privateOriginsOf = ({ url, former = [], private: isPrivate }: Paper): readonly string[] =>
  isPrivate ? [url, ...former.map((each) => each.url)].map((each) => new URL(each).origin) : []

/** Says which program sends the request, and that it is no search engine. */
const userAgentOf = (version: string): string => `baolan/${version} (a newspaper reader for the terminal)`

export interface SystemOptions {
  /** Where pages are kept, used for nothing else; created for the first page. */
  readonly folder: string
  /** Version of this program. */
  readonly version: string
}

/** This machine's network and clock and a page folder, to fetch one paper. Close the network when done. */
export const systemDependencies = (
  paper: Paper,
  { folder, version }: SystemOptions,
): FetchDependencies & { readonly store: PageFolder } => ({
  network: openNetwork({ privateOrigins: privateOriginsOf(paper) }),
  clock: systemClock,
  store: openPageFolder(folder),
  userAgent: userAgentOf(version),
})
