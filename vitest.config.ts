import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** Node 22.13 runs TypeScript only when asked to; tests start some of it in processes and threads of their own. */
const STRIP_TYPES = process.features.typescript
  ? []
  : ['--experimental-strip-types', '--disable-warning=ExperimentalWarning']

export default defineConfig({
  test: {
    execArgv: STRIP_TYPES,
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: 'test/global-setup.ts',
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
  },
})
