import { setTimeout } from 'node:timers/promises'
import type { Paper } from '../catalogue/paper-entry.ts'
import type { Clock, FetchDependencies, WriteFile } from './dependencies.ts'
import { NodeNetwork } from './network.ts'
import { PageFolder } from './page-store.ts'
import { Proxies } from './proxies.ts'

/** The clock of this machine. */
export const systemClock: Clock = {
  now: Date.now,
  elapsed: () => performance.now(),
  sleep: async (ms, signal) => {
    try {
      await setTimeout(ms, undefined, signal && { signal })
    } catch (error) {
      signal?.throwIfAborted()
      throw error
    }
  },
}

/** The origins of a paper that may have a private address: none unless the user said so. */
export const privateOriginsOf = ({
  url,
  entry,
  former = [],
  private: isPrivate,
}: Paper): readonly string[] => {
  const patterns = [url, ...(entry === undefined ? [] : [entry]), ...former.map((address) => address.url)]
  return isPrivate ? [...new Set(patterns.map((pattern) => new URL(pattern).origin))] : []
}

/** Says which program asks, after the word without which some hosts answer nobody: every browser begins with it. */
const userAgentOf = (version: string): string => `Mozilla/5.0 (compatible; baolan/${version})`

interface SystemOptions {
  /** Keeps the pages and nothing else; created for the first page. */
  readonly folder: string
  readonly writeFile: WriteFile
  /** Version of this program. */
  readonly version: string
  /** Of this process: it may name proxies. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** In the place of the program's own. */
  readonly userAgent?: string | undefined
}

/** The network and clock of this machine, and a folder of pages, to fetch one paper. Close the network when done. */
export const systemDependencies = (
  paper: Paper,
  { folder, writeFile, version, env, userAgent = userAgentOf(version) }: SystemOptions,
): FetchDependencies & { readonly store: PageFolder } => ({
  network: new NodeNetwork({ privateOrigins: privateOriginsOf(paper), proxies: new Proxies(env) }),
  clock: systemClock,
  store: new PageFolder(folder, writeFile),
  userAgent,
})
