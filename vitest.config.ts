import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: 'test/global-setup.ts',
    // Ink asks `tput` for the size twice a render where these are missing: 25 ms a test.
    env: {
      COLUMNS: '80',
      LINES: '24',
      FORCE_COLOR: '3',
      TZ: 'UTC',
      XDG_CONFIG_HOME: join(tmpdir(), 'baolan-no-config'),
    },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
