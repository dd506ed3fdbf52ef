import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import manifest from '../../../package.json' with { type: 'json' }
import { linksOf, readEdition } from '../../ingest/epaper/index.ts'
import { decode } from '../../ingest/index.ts'
import {
  type Day,
  type EditionOptions,
  fetchEdition,
  fetchEditions,
  openNetwork,
  openPageFolder,
  type Paper,
  type Ports,
  type Progress,
  type Reading,
} from '../../papers/index.ts'
import type { Context } from '../invocation/context.ts'

const reading: Reading = {
  decode,
  readEdition,
  linksOf: (html, url) => {
    const { pages, ...links } = linksOf(html, url)
    return { ...links, pages: pages.map(({ label = '', ...page }) => ({ ...page, label })) }
  },
}

/** Pages that nobody read for so long are thrown away: their issue is on the shelf, or was given up. ms */
const PAGES_KEPT = 30 * 24 * 3_600_000

/**
 * Fetches a paper's editions. Pages are kept beside the shelf until they are old, so that a fetch which was broken off
 * goes on and nothing is fetched twice.
 */
export async function* editionsOf(
  paper: Paper,
  days: readonly Day[] | 'newest',
  { settings, world }: Context,
  options: EditionOptions,
): AsyncIterable<Progress> {
  const store = openPageFolder(join(settings.data, '.pages'))
  const ports: Ports = {
    network: openNetwork({ privateOrigins: paper.private ? [new URL(paper.url).origin] : [] }),
    clock: {
      now: () => world.now().getTime(),
      sleep: (ms, signal) => setTimeout(ms, undefined, { ...(signal ? { signal } : {}) }),
    },
    store,
    userAgent: `baolan/${manifest.version} (newspaper reader)`,
  }
  const [day] = days
  try {
    if (days === 'newest') yield* fetchEdition(paper, 'newest', ports, reading, options)
    else if (days.length === 1 && day) yield* fetchEdition(paper, day, ports, reading, options)
    else yield* fetchEditions(paper, days, ports, reading, options)
    await store.tidy(world.now().getTime() - PAGES_KEPT)
  } finally {
    ports.network.close()
  }
}
