import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { todayInChina } from '../../issue/index.ts'
import { type HealthByPaper, noteFailed, noteWorked, type Paper } from '../../papers/index.ts'
import type { Context } from '../invocation/context.ts'

const fileOf = ({ settings }: Context): string => join(settings.data, 'papers.json')

/** Which papers worked or failed on this machine. Empty if the file is missing or broken: it is only a hint. */
export const readPaperHealth = async (context: Context): Promise<HealthByPaper> => {
  try {
    return JSON.parse(await readFile(fileOf(context), 'utf8')) as HealthByPaper
  } catch {
    return {}
  }
}

/** Notes that the paper worked, or why it failed, if the paper itself is to blame. */
export const notePaperHealth = async (paper: Paper, failure: unknown, context: Context): Promise<void> => {
  const before = await readPaperHealth(context)
  const today = todayInChina(context.io.now().getTime())
  const after =
    failure === undefined ? noteWorked(before, paper, today) : noteFailed(before, paper, failure, today)
  if (after === before) return
  const file = fileOf(context)
  const beside = `${file}.${context.io.process.pid}`
  await mkdir(dirname(file), { recursive: true })
  await writeFile(beside, `${JSON.stringify(after, null, 1)}\n`)
  await rename(beside, file)
}
