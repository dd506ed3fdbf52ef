import type { Day } from '../../issue/index.ts'
import {
  EDITION_LIMITS,
  type EditionOptions,
  fetchEditions,
  learnedOf,
  MEGABYTE,
  type Paper,
  type Progress,
  STORE_LIMITS,
} from '../../papers/index.ts'
import type { Context } from '../invocation/context.ts'
import { refuseIfSecure } from '../invocation/secure.ts'
import { commandDependencies } from './command-dependencies.ts'
import { noteLearned, readPaperHealth } from './health-file.ts'

/** ms. */
const DAY = 24 * 3_600_000

/**
 * Fetches a paper's editions. Pages are kept beside the shelf for a while, so that an interrupted fetch can be resumed
 * and nothing is fetched twice. Every fetch goes through here.
 * @throws {Failure} where `BAOLAN_SECURE` is set
 */
export async function* editionsOf(
  paper: Paper,
  days: readonly Day[] | 'newest',
  context: Context,
  options: EditionOptions,
): AsyncIterable<Progress> {
  const { config, settings, io } = context
  refuseIfSecure(io)
  const { claimFolder, writeDurably } = await import('../../shelf/index.ts')
  // A page may have megabytes, and an edition a thousand pages.
  const { collectEarly } = await import('../invocation/lean-memory.ts')
  collectEarly()
  const dependencies = commandDependencies(paper, context, (...file) => {
    claimFolder(settings.data)
    return writeDurably(...file)
  })
  const { keptDays, keptMegabytes } = { ...STORE_LIMITS, ...config.fetch }
  const tidy = (): Promise<void> =>
    dependencies.store.tidy(io.now().getTime() - keptDays * DAY, keptMegabytes * MEGABYTE)
  try {
    const limits = { ...EDITION_LIMITS, ...config.fetch }
    const learned = learnedOf(await readPaperHealth(context), paper)
    const all: EditionOptions = { ...options, limits, ...(learned && { learned }) }
    for await (const progress of fetchEditions(paper, days, dependencies, all)) {
      if (progress.kind === 'moved') await noteLearned(paper, progress, context)
      yield progress
      // A range of days is as large as its days together.
      if (progress.kind === 'issue') await tidy()
    }
  } finally {
    dependencies.network.close()
    await tidy()
  }
}
