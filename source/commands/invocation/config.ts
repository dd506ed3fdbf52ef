import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import envPaths from 'env-paths'
import { reasonOf, type Saying } from '../../language/index.ts'
import type { ConfigFile } from '../../papers/index.ts'
import type { Config } from './config-schema.ts'
import { Failure } from './failure.ts'
import { absolutePath } from './home-path.ts'

export type { Config } from './config-schema.ts'

const folders = envPaths('baolan', { suffix: '' })

/** `config.json` in the platform's configuration folder. */
export const CONFIG_FILE = join(folders.config, 'config.json')

/** The shelf's folder, unless `--data` names another. */
export const DATA_FOLDER = folders.data

/** The configuration's file, to say where in it something is to be written. */
export const configFileOf = ({ papers, ...others }: Config): ConfigFile => {
  if (papers) return { path: CONFIG_FILE, holds: papers.length > 0 ? 'papers' : 'emptyList' }
  return { path: CONFIG_FILE, holds: Object.keys(others).length > 0 ? 'noPapers' : 'nothing' }
}

/** Names the file and every fault in it. */
export class BrokenConfig extends Failure {
  override name = 'BrokenConfig'
  /** One for each wrong field, or one for the whole file. */
  readonly faults: readonly Saying[]
  /** The fields that are right. */
  readonly usable: Config

  constructor(file: string, faults: readonly Saying[], usable: Config = {}) {
    super(['mendFile', ['at', file, ['each', ...faults]]])
    this.faults = faults
    this.usable = usable
  }
}

/**
 * Reads the configuration; empty if there is no file. Its paths are made absolute: `~` is the home folder, and a relative
 * path starts at the folder of the file, not where the program happens to run.
 * @throws {BrokenConfig}
 */
export const readConfig = async (file: string = CONFIG_FILE): Promise<Config> => {
  let text: string
  try {
    // Windows' editors begin a file with a mark of its encoding.
    text = readFileSync(file, 'utf8').replace(/^\ufeff/, '')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw new BrokenConfig(file, [['unreadable', reasonOf(error as NodeJS.ErrnoException)]])
  }
  const { parseConfig } = await import('./config-schema.ts')
  const { config, faults } = parseConfig(text)
  const { data } = config
  const settled = data === undefined ? config : { ...config, data: absolutePath(data, dirname(file)) }
  if (faults.length > 0) throw new BrokenConfig(file, faults, settled)
  return settled
}
