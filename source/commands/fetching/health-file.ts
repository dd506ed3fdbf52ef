import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Day, todayInChina } from '../../issue/index.ts'
import {
  type HealthByPaper,
  type LearnedAddress,
  noteFailed,
  noteMoved,
  noteWorked,
  type Paper,
  paperHealthFrom,
} from '../../papers/index.ts'
import type { Context } from '../invocation/context.ts'

const FILE = 'papers.json'

/** Which papers worked or failed on this machine. Empty if the file is missing or broken: it only holds hints. */
export const readPaperHealth = async ({ settings }: Context): Promise<HealthByPaper> => {
  return paperHealthFrom(await readFile(join(settings.data, FILE), 'utf8').catch(() => ''))
}

/** Records that the paper worked or, given a failure that is the paper's, why it failed. Rejects if the disk is full. */
export const notePaperHealth = (paper: Paper, failure: unknown, context: Context): Promise<void> => {
  const today = todayIn(context)
  return updateHealth(context, (health) =>
    failure === undefined ? noteWorked(health, paper, today) : noteFailed(health, paper, failure, today),
  )
}

/** Records where the paper's entry page led to. */
export const noteLearned = (paper: Paper, learned: LearnedAddress, context: Context): Promise<void> =>
  updateHealth(context, (health) => noteMoved(health, paper, learned, todayIn(context)))

const todayIn = ({ io }: Context): Day => todayInChina(io.now().getTime())

const updateHealth = async (
  context: Context,
  updated: (health: HealthByPaper) => HealthByPaper,
): Promise<void> => {
  const { data } = context.settings
  const known = await readPaperHealth(context)
  if (updated(known) === known) return
  const { claimFolder, whileLocked, writeDurably } = await import('../../shelf/index.ts')
  claimFolder(data)
  await whileLocked(data, async () => {
    // Another fetch may have noted something since.
    const health = updated(await readPaperHealth(context))
    await writeDurably(data, FILE, Buffer.from(`${JSON.stringify(health, null, 1)}\n`))
  })
}
