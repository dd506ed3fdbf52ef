import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import config from '../../vitest.config.ts'

/** As for all tests, but the program is not built first: it takes longer than the tests of a mutant, which need no build. */
export default defineConfig({
  ...config,
  root: join(import.meta.dirname, '../..'),
  test: { ...config.test, globalSetup: [] },
})
