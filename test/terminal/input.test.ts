import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Input } from '../../source/terminal/input.ts'
import type { Answers } from '../../source/terminal/probe.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A terminal's input without a terminal: `type` sends what it would. */
const openInput = () => {
  const source = Object.assign(new EventEmitter(), {
    setRawMode: () => {},
    setEncoding: () => {},
    ref: () => {},
    resume: () => {},
    pause: () => {},
  })
  const input = new Input(source, {})
  const { stream } = input
  return {
    input,
    type: (keys: string) => source.emit('data', keys),
    passedOn: (): string => stream.read() ?? '',
  }
}

it('waits 50 ms after Esc for the rest of a sequence', () => {
  const input = openInput()
  input.type('\x1b')
  vi.advanceTimersByTime(49)
  expect(input.passedOn()).toBe('')
  vi.advanceTimersByTime(1)
  expect(input.passedOn()).toBe('\x1b[27u')
})

it('passes on a sequence whose rest comes in time', () => {
  const input = openInput()
  input.type('\x1b')
  vi.advanceTimersByTime(49)
  input.type('[A')
  vi.advanceTimersByTime(5000)
  expect(input.passedOn()).toBe('\x1b[A')
})

describe('the wait for answers', () => {
  const ORDERED = `${'\x1b[1;2R'.repeat(6)}\x1b[?1;2c`
  const GROUND = '\x1b]11;rgb:1c1c/1b1b/1919\x07'
  /** The answers of a wait once it is over. */
  const watched = (wait: Promise<Answers>) => {
    const state: { answers?: Answers } = {}
    void wait.then((answers) => {
      state.answers = answers
    })
    return state
  }

  it('is over with the last one in order, and then with that about the ground', async () => {
    const { input, type, passedOn } = openInput()
    const [ordered, all] = [watched(input.answers(3000)), watched(input.allAnswers(3000))]
    type(ORDERED)
    await vi.advanceTimersByTimeAsync(999)
    expect(ordered.answers).toEqual({ ambiguous: 1, rule: 1, blocks: 1 })
    expect(all.answers).toBeUndefined()
    type(GROUND)
    await vi.advanceTimersByTimeAsync(0)
    expect(all.answers).toEqual({ ambiguous: 1, rule: 1, blocks: 1, ground: 'dark' })
    expect(passedOn()).toBe('')
  })

  it('is over a second later where the ground is never answered, and at once where it was', async () => {
    const silent = openInput()
    silent.type(ORDERED)
    await vi.advanceTimersByTimeAsync(999)
    const all = watched(silent.input.allAnswers(3000))
    await vi.advanceTimersByTimeAsync(0)
    expect(all.answers).toBeUndefined()
    await vi.advanceTimersByTimeAsync(1)
    expect(all.answers).toEqual({ ambiguous: 1, rule: 1, blocks: 1 })

    const usual = openInput()
    usual.type(GROUND + ORDERED)
    const quitting = watched(usual.input.allAnswers(300))
    await vi.advanceTimersByTimeAsync(0)
    expect(quitting.answers).toMatchObject({ ground: 'dark' })
  })

  it('is over in time where nothing is answered, and takes an answer that ends in half of its end', async () => {
    const { input, type, passedOn } = openInput()
    const all = watched(input.allAnswers(300))
    await vi.advanceTimersByTimeAsync(300)
    expect(all.answers).toEqual({})
    type(`${ORDERED}${GROUND.slice(0, -1)}\x1b`)
    const late = watched(input.allAnswers(3000))
    await vi.advanceTimersByTimeAsync(1000)
    expect(late.answers).toMatchObject({ ground: 'dark' })
    expect(passedOn()).toBe('')
  })
})
