import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import envPaths from 'env-paths'
import { reasonOf, sayingOf } from '../../language/index.ts'
import type { Config } from './config-schema.ts'
import { Failure } from './failure.ts'

export type { Config } from './config-schema.ts'

const folders = envPaths('baolan', { suffix: '' })

/** `config.json` in the platform's configuration folder. */
export const CONFIG_FILE = join(folders.config, 'config.json')

/** The shelf's folder, unless `--data` names another. */
export const DATA_FOLDER = folders.data

/**
 * Reads the configuration; empty if there is no file.
 * @throws {Failure} naming file and field if the file is invalid
 */
export const readConfig = async (file: string = CONFIG_FILE): Promise<Config> => {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    const why = reasonOf(error as NodeJS.ErrnoException)
    throw new Failure(['mendFile', ['at', file, ['unreadable', why]]])
  }
  const { parseConfig } = await import('./config-schema.ts')
  try {
    return parseConfig(text)
  } catch (error) {
    throw new Failure(['mendFile', ['at', file, sayingOf(error)]])
  }
}
