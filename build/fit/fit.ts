/**
 * `npm run fit`: learns from the days in `../shared/fitting` how newspapers print headings, and writes the weights to
 * `source/ingest/text/chain/learned.bin`, and the habits of the papers to `data/habits.json`. The same days give the same bytes on
 * every machine.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROLES } from '../../source/ingest/text/chain/divide-parts.ts'
import { LINE_STATES } from '../../source/ingest/text/chain/find-headings.ts'
import { LINE_FEATURES } from '../../source/ingest/text/chain/line-features.ts'
import { ROLE_FEATURES } from '../../source/ingest/text/chain/role-features.ts'
import {
  type ChainHead,
  type Head,
  LEARNED_FILE,
  type Weights,
} from '../../source/ingest/text/chain/weights.ts'
import { truePages } from './days.ts'
import { habitsOf, learnFrom, sequencesOfPages } from './learn.ts'

const folder = join(import.meta.dirname, '../../../shared/fitting')
/** The habit of each paper whose headings are known with their parts: those of others would be made up. */
const HABITS_FILE = join(import.meta.dirname, '../../data/habits.json')

const headOf = (weights: Weights, states: readonly string[], features: ChainHead['features']): ChainHead => ({
  states,
  features,
  transitions: [...weights.transitions],
  calibration: weights.calibration,
})

if (!existsSync(folder)) {
  console.log(
    'The days to fit on (../shared/fitting beside the repository) are missing: the weights stay as they are.',
  )
} else {
  const pages = truePages(folder)
  const habits = Object.fromEntries(habitsOf(pages))
  writeFileSync(HABITS_FILE, `${JSON.stringify(habits, null, 2)}\n`)
  const { lines, roles, figures } = learnFrom(sequencesOfPages(pages))
  const papers = Map.groupBy(pages, ({ paper }) => paper)
  const head: Head = {
    fittedOn: [...papers].map(
      ([paper, own]) => `${paper}: ${new Set(own.map(({ day }) => day)).size} days, ${own.length} pages`,
    ),
    figures,
    chains: {
      lines: headOf(lines, LINE_STATES, LINE_FEATURES.list),
      roles: headOf(roles, ROLES, ROLE_FEATURES.list),
    },
  }
  const json = Buffer.from(JSON.stringify(head))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(json.length)
  writeFileSync(
    LEARNED_FILE,
    Buffer.concat([length, json, Buffer.from(lines.scores.buffer), Buffer.from(roles.scores.buffer)]),
  )
  console.log(
    [...head.fittedOn, ...Object.entries(figures).map(([name, value]) => `${value} ${name}`)].join('\n'),
  )
}
