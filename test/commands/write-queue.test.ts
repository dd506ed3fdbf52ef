import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WriteQueue } from '../../source/commands/reading/write-queue.ts'
import { type Saying, Told } from '../../source/language/index.ts'

const FULL = new Told(['diskFullForTraces'])
const BUSY = new Told(['tracesBusy'])

describe('the queue of writes', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  /** A queue over a file that fails with `fault` while there is one. */
  const openQueue = () => {
    const file = { fault: undefined as Told | undefined, written: [] as string[], attempts: 0 }
    const said: string[] = []
    const lost: Saying[] = []
    const queue = new WriteQueue(
      ([entry]) => said.push(entry),
      (fault) => lost.push(fault),
    )
    const write = (text: string, quiet?: boolean) =>
      queue.add(() => {
        file.attempts += 1
        if (file.fault) throw file.fault
        file.written.push(text)
      }, quiet)
    return { file, said, lost, queue, write }
  }

  it.each([BUSY, FULL])(
    'says a fault when it happens, and writes in order when it is over: %s',
    async (fault) => {
      const { file, said, lost, write } = openQueue()
      file.fault = fault
      const writes = [write('a'), write('b')]
      expect(new Set(said)).toEqual(new Set([fault.saying[0]]))
      await vi.advanceTimersByTimeAsync(60_000)
      expect(file.written).toEqual([])
      file.fault = undefined
      await vi.advanceTimersByTimeAsync(200)
      await Promise.all(writes)
      await write('c')
      expect([file.written, lost]).toEqual([['a', 'b', 'c'], []])
    },
  )

  it('says nothing more of a quiet write while the fault lasts', async () => {
    const { file, said, write } = openQueue()
    file.fault = BUSY
    void write('place', true)
    void write('place', true)
    await vi.advanceTimersByTimeAsync(1000)
    expect(said).toEqual(['tracesBusy'])
  })

  it('says again for each mark that has to wait, and nothing once the fault is over', async () => {
    const { file, said, write } = openQueue()
    file.fault = BUSY
    void write('a')
    await vi.advanceTimersByTimeAsync(1000)
    const before = said.length
    void write('b')
    expect(said).toHaveLength(before + 1)
    file.fault = undefined
    await vi.advanceTimersByTimeAsync(200)
    await write('c')
    expect(said).toHaveLength(before + 1)
    file.fault = BUSY
    void write('d', true)
    expect(said).toHaveLength(before + 2)
  })

  it('says so when one fault becomes another', async () => {
    const { file, said, write } = openQueue()
    file.fault = BUSY
    void write('a', true)
    file.fault = FULL
    await vi.advanceTimersByTimeAsync(1000)
    expect(said).toEqual(['tracesBusy', 'diskFullForTraces'])
  })

  it('tries ten times a second, however many wait', async () => {
    const { file, write } = openQueue()
    file.fault = BUSY
    for (let each = 0; each < 50; each += 1) void write('mark')
    file.attempts = 0
    await vi.advanceTimersByTimeAsync(1000)
    expect(file.attempts).toBe(10)
  })

  it('waits no longer if it is ended twice, as a signal does while the reader quits', async () => {
    const { file, lost, queue, write } = openQueue()
    file.fault = BUSY
    const writing = write('a')
    queue.end()
    await vi.advanceTimersByTimeAsync(4000)
    queue.end()
    await vi.advanceTimersByTimeAsync(1500)
    expect(lost).toHaveLength(1)
    await writing
  })

  it('waits five seconds at the end for another process, and says how much it gave up', async () => {
    const { file, lost, queue, write } = openQueue()
    file.fault = BUSY
    const writes = [write('a'), write('b')]
    queue.end()
    await vi.advanceTimersByTimeAsync(4000)
    expect(lost).toEqual([])
    await vi.advanceTimersByTimeAsync(1500)
    await Promise.all(writes)
    expect(lost).toEqual([['tracesLost', 2, ['tracesBusy']]])
  })

  it('does not wait at the end for a full disk', async () => {
    const { file, lost, queue, write } = openQueue()
    file.fault = FULL
    const writing = write('a')
    queue.end()
    await writing
    expect(lost).toEqual([['tracesLost', 1, ['diskFullForTraces']]])
  })
})
