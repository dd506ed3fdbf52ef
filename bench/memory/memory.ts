/**
 * `node bench/memory/memory.ts [MB…]`: the memory that reading a file takes, as the peak of a process of its own above the
 * peak of one that reads a line, in times of the file's size. Linux only: it reads VmHWM.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { markdownTable } from '../figures.ts'
import { FORMS } from './forms.ts'

const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1, 8, 50]
const MIB = 2 ** 20

const folder = mkdtempSync(join(tmpdir(), 'baolan-memory-'))
const file = join(folder, 'source.txt')

interface Reading {
  /** In KiB. */
  readonly peak: number
  /** In ms. */
  readonly time: number
  /** Whether it is over a limit. */
  readonly refused: boolean
}

const read = (bytes: Uint8Array): Reading | undefined => {
  writeFileSync(file, bytes)
  const { stdout } = spawnSync(
    process.execPath,
    [new URL('./read-once.ts', import.meta.url).pathname, file],
    {
      encoding: 'utf8',
    },
  )
  return stdout === '' ? undefined : JSON.parse(stdout)
}

const bare = read(Buffer.from('青石日报\n2021年11月9日\n\n桥通了\n本报讯 昨日桥通了。\n'))?.peak ?? 0
const rows = SIZES.flatMap((size) =>
  Object.entries(FORMS).map(([name, make]) => {
    const bytes = make(size * MIB)
    const reading = read(bytes)
    const length = statSync(file).size
    if (!reading) return [name, `${size} MB`, 'did not end', '', '']
    const above = (reading.peak - bare) * 1024
    return [
      ...[name, `${size} MB`, `${(above / MIB).toFixed(0)} MB`, (above / length).toFixed(1)],
      reading.refused ? 'refused' : `${(length / MIB / (reading.time / 1000)).toFixed(1)} MB/s`,
    ]
  }),
)
rmSync(folder, { recursive: true })
process.stdout.write(`Bare: ${(bare / 1024).toFixed(0)} MB.\n\n`)
process.stdout.write(markdownTable(['form', 'size', 'peak above bare', 'times its size', 'speed'], rows))
