import { join } from 'node:path'
import manifest from '../../../package.json' with { type: 'json' }
import type { Day } from '../../issue/index.ts'
import {
  type EditionOptions,
  type FetchDependencies,
  fetchEditions,
  type Paper,
  type Progress,
  systemDependencies,
} from '../../papers/index.ts'
import type { Context } from '../invocation/context.ts'
import { refuseIfSecure } from '../invocation/secure.ts'
import { loggedNetwork } from './logged-network.ts'

/** ms after which an unused page is deleted: by then its issue is on the shelf, or was abandoned. */
const PAGES_KEPT = 30 * 24 * 3_600_000

/**
 * Fetches a paper's editions. Pages are kept beside the shelf for a while, so that an interrupted fetch can be resumed
 * and nothing is fetched twice. Every fetch goes through here.
 * @throws {Failure} where `BAOLAN_SECURE` is set
 */
export async function* editionsOf(
  paper: Paper,
  days: readonly Day[] | 'newest',
  { settings, io, log }: Context,
  options: EditionOptions,
): AsyncIterable<Progress> {
  refuseIfSecure(io)
  const { claimFolder, writeDurably } = await import('../../shelf/index.ts')
  const system = systemDependencies(paper, {
    folder: join(settings.data, '.pages'),
    writeFile: (...file) => {
      claimFolder(settings.data)
      return writeDurably(...file)
    },
    version: manifest.version,
  })
  const dependencies: FetchDependencies = {
    ...system,
    ...(log && { network: loggedNetwork(system.network, log) }),
    clock: { ...system.clock, now: () => io.now().getTime() },
  }
  try {
    yield* fetchEditions(paper, days, dependencies, options)
    await system.store.tidy(io.now().getTime() - PAGES_KEPT)
  } finally {
    dependencies.network.close()
  }
}
