import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { todayInChina } from '../../issue/index.ts'
import { type HealthByPaper, noteFailed, noteWorked, type Paper } from '../../papers/index.ts'
import type { Context } from '../invocation/context.ts'

const fileOf = ({ settings }: Context): string => join(settings.data, 'papers.json')

/** How papers have done on this machine. A file that is not there or not whole is no reason to stop: it is only a hint. */
export const readStandings = async (context: Context): Promise<HealthByPaper> => {
  try {
    return JSON.parse(await readFile(fileOf(context), 'utf8')) as HealthByPaper
  } catch {
    return {}
  }
}

/** Notes that the paper worked, or why it failed where the failure speaks of the paper. */
export const noteStanding = async (paper: Paper, failure: unknown, context: Context): Promise<void> => {
  const before = await readStandings(context)
  const today = todayInChina(context.world.now().getTime())
  const after =
    failure === undefined ? noteWorked(before, paper, today) : noteFailed(before, paper, failure, today)
  if (after === before) return
  const file = fileOf(context)
  const beside = `${file}.${process.pid}`
  await mkdir(dirname(file), { recursive: true })
  await writeFile(beside, `${JSON.stringify(after, null, 1)}\n`)
  await rename(beside, file)
}
