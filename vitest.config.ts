import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** Node 22.13 runs TypeScript only when asked to; tests start some of it in processes and threads of their own. */
const STRIP_TYPES = process.features.typescript
  ? []
  : ['--experimental-strip-types', '--disable-warning=ExperimentalWarning']

/** Tests that mock a module or move the home folder: each of them needs a process of its own, the others share theirs. */
const ALONE = [
  'test/commands/config.test.ts',
  'test/commands/config-file.test.ts',
  'test/commands/durable-files.test.ts',
  'test/commands/papers-check.test.ts',
  'test/papers/fetch/network.test.ts',
]

export default defineConfig({
  test: {
    execArgv: STRIP_TYPES,
    globalSetup: 'test/global-setup.ts',
    setupFiles: process.env.COVERAGE_OF_CHILDREN ? ['build/coverage/children.ts'] : [],
    // Much of the time is spent waiting for processes and pseudoterminals: one worker a core.
    maxWorkers: availableParallelism(),
    // Ink asks `tput` for the size twice a render where these are missing: 25 ms a test.
    env: {
      COLUMNS: '80',
      LINES: '24',
      FORCE_COLOR: '3',
      TZ: 'UTC',
      ...(STRIP_TYPES.length > 0 && { NODE_OPTIONS: STRIP_TYPES.join(' ') }),
      XDG_CONFIG_HOME: join(tmpdir(), 'baolan-no-config'),
    },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: 'shared', include: ['test/**/*.test.{ts,tsx}'], exclude: ALONE, isolate: false },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
  },
})
