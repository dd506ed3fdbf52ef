import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { makeDist } from '../build/dist.ts'
import { root } from './pty.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder with the program as it ships, built from the code under test before the first test. */
    readonly dist: string
  }
}

/** Builds once what the tests run, so that none runs an older build, and keeps compiled code for their processes. */
export default async (project: TestProject): Promise<() => void> => {
  const folder = mkdtempSync(join(tmpdir(), 'baolan-tested-'))
  const dist = join(folder, 'dist')
  const metafile = await makeDist(dist)
  writeFileSync(join(folder, 'metafile.json'), JSON.stringify(metafile))
  symlinkSync(join(root, 'data'), join(folder, 'data'))
  project.provide('dist', dist)
  // Hundreds of processes and threads load the same modules.
  process.env.NODE_COMPILE_CACHE = join(folder, 'compiled')
  // A process that ends just now may still write to the cache.
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
}
