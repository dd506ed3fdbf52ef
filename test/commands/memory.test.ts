import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'
import { FORMS } from '../../bench/memory/forms.ts'
import { temporaryFolder } from './run-with.ts'

const MIB = 2 ** 20
/** Of the heap of a process that reads 3 MB, in MB. Reading takes 24 of them; before lines were kept as numbers it took 40. */
const CEILING = 32

it('a file of some megabytes is read within a small multiple of its size', () => {
  const file = join(temporaryFolder(), 'paper.txt')
  writeFileSync(file, FORMS['plain text']?.(3 * MIB) ?? '')
  // Reads it whole, and prints nothing of it.
  const words = ['print', file, '--article', '2', '--lang', 'en']
  const { stderr, status, signal } = spawnSync(
    process.execPath,
    [`--max-old-space-size=${CEILING}`, join(inject('dist'), 'cli.js'), ...words],
    { encoding: 'utf8' },
  )
  expect({ status, signal }, stderr.slice(0, 300)).toEqual({ status: 2, signal: null })
  expect(stderr).toContain('from 1 to 1')
})
