import { join } from 'node:path'
import manifest from '../../../package.json' with { type: 'json' }
import { type Paper, systemDependencies } from '../../papers/index.ts'
import type { Context } from '../invocation/context.ts'
import { loggedNetwork } from './logged-network.ts'

type System = ReturnType<typeof systemDependencies>

/** What it takes to fetch one paper, as the user configured it, by the clock of the command. Close the network when done. */
export const commandDependencies = (
  paper: Paper,
  { io, settings, config, log }: Pick<Context, 'io' | 'settings' | 'config' | 'log'>,
  writeFile: Parameters<typeof systemDependencies>[1]['writeFile'],
): System => {
  const system = systemDependencies(paper, {
    folder: join(settings.data, '.pages'),
    writeFile,
    version: manifest.version,
    env: io.env,
    userAgent: config.userAgent,
  })
  return {
    ...system,
    ...(log && { network: loggedNetwork(system.network, log) }),
    clock: { ...system.clock, now: () => io.now().getTime() },
  }
}
