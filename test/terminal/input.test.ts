import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Input } from '../../source/terminal/input.ts'

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
  const { stream } = new Input(source, {})
  return {
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
