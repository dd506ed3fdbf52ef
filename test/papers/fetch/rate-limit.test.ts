import { describe, expect, it } from 'vitest'
import { RateLimiter } from '../../../source/papers/fetch/rate-limit.ts'
import { createFakeClock } from '../fake-clock.ts'

/** When a request ran, ms. */
interface Run {
  readonly host: string
  readonly start: number
  readonly end: number
}

/** Sends requests through a limiter, each taking `ms`, and returns them in the order of their starts. */
const runAll = async (hosts: readonly string[], ms: number, prepare?: (limiter: RateLimiter) => void) => {
  const clock = createFakeClock('1970-01-01T00:00:00Z')
  const limiter = new RateLimiter(clock, { inFlight: 2, pauseOf: () => 100 })
  prepare?.(limiter)
  const runs: Run[] = []
  await Promise.all(
    hosts.map((host) =>
      limiter.run(host, async () => {
        const start = clock.now()
        await clock.sleep(ms)
        runs.push({ host, start, end: clock.now() })
      }),
    ),
  )
  return runs.toSorted((a, b) => a.start - b.start)
}

const runningAt = (runs: readonly Run[], time: number): readonly Run[] =>
  runs.filter(({ start, end }) => start <= time && time < end)

describe('the rate limiter', () => {
  it('runs two requests at once, never three, with a pause between starts', async () => {
    const runs = await runAll(Array(9).fill('a'), 250)
    expect(Math.max(...runs.map(({ start }) => runningAt(runs, start).length))).toBe(2)
    for (const [index, { start }] of runs.entries())
      if (index > 0) expect(start - (runs[index - 1]?.start ?? 0)).toBeGreaterThanOrEqual(100)
  })

  it('sends requests in order, to one host at a time', async () => {
    const runs = await runAll(['a', 'a', 'b', 'b', 'a'], 250)
    expect(runs.map(({ host }) => host)).toEqual(['a', 'a', 'b', 'b', 'a'])
    for (const { start } of runs) expect(new Set(runningAt(runs, start).map(({ host }) => host)).size).toBe(1)
  })

  it('sends a host no request before the given time', async () => {
    const [first] = await runAll(['a', 'b'], 10, (limiter) => limiter.hold('a', 5_000))
    expect(first).toMatchObject({ host: 'a' })
    expect(first?.start).toBeGreaterThanOrEqual(5_000)
  })

  it('sends a slow host one request at a time, with its own pause', async () => {
    const runs = await runAll(['a', 'a', 'a'], 10, (limiter) => limiter.slow('a', 3_000))
    for (const [index, { start, end }] of runs.entries()) {
      expect(runningAt(runs, start)).toHaveLength(1)
      if (index > 0) expect(end - (runs[index - 1]?.end ?? 0)).toBeGreaterThanOrEqual(3_000)
    }
  })

  it('does not wait for an hour because the time was set back by one', async () => {
    const clock = createFakeClock()
    const limiter = new RateLimiter(clock, { inFlight: 2, pauseOf: () => 400 })
    limiter.hold('b', 1_000)
    await limiter.run('a', async () => {})
    clock.set(clock.now() - 3_600_000)
    await limiter.run('a', async () => {})
    await limiter.run('b', async () => {})
    expect(clock.slept).toEqual([400, 600])
  })

  it('runs the next task after one that fails', async () => {
    const limiter = new RateLimiter(createFakeClock(), { inFlight: 1, pauseOf: () => 0 })
    const failed = limiter.run('a', async () => {
      throw new Error('no')
    })
    const next = limiter.run('a', async () => 'yes')
    await expect(failed).rejects.toThrow('no')
    await expect(next).resolves.toBe('yes')
  })

  it('does not run a task whose signal is aborted while it waits', async () => {
    const clock = createFakeClock()
    const limiter = new RateLimiter(clock, { inFlight: 1, pauseOf: () => 0 })
    const stop = new AbortController()
    const { promise, resolve } = Promise.withResolvers<void>()
    const first = limiter.run('a', () => promise)
    const ran: string[] = []
    const second = limiter.run('a', async () => ran.push('second'), stop.signal)
    const third = limiter.run('a', async () => ran.push('third'))
    stop.abort(new Error('enough'))
    await expect(second).rejects.toThrow('enough')
    await expect(limiter.run('a', async () => {}, stop.signal)).rejects.toThrow('enough')
    resolve()
    await Promise.all([first, third])
    expect(ran).toEqual(['third'])
  })
})
