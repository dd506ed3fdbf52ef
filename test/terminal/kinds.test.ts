import { EventEmitter } from 'node:events'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openTerminal } from '../../source/terminal/index.ts'
import { cellWidth } from '../../source/typeset/index.ts'

const ignore = (): void => {}

/** A terminal of that kind without a tty; `type` sends what it would. */
const openKind = (term: string) => {
  let sent = ''
  const stdin = Object.assign(new EventEmitter(), {
    setRawMode: ignore,
    setEncoding: ignore,
    ref: ignore,
    resume: ignore,
    pause: ignore,
  })
  const stdout = Object.assign(new EventEmitter(), {
    columns: 20,
    rows: 3,
    write(data: string) {
      sent += data
      return true
    },
  })
  const process = Object.assign(new EventEmitter(), { pid: 1, kill: ignore, exit: ignore })
  const terminal = openTerminal({
    stdin,
    stdout,
    stderr: { write: ignore },
    process: process as never,
    cellWidth,
    ambiguous: 1,
    term,
    interrupted: ignore,
  })
  terminal.stdout.write('\x1b[?1049h\x1b[?25l\x1b[H一\x1b[?2026l')
  const looked = (): string => {
    const bytes = sent
    sent = ''
    return bytes
  }
  return {
    terminal,
    looked,
    resize: () => stdout.emit('resize'),
    type: (data: string) => stdin.emit('data', data),
  }
}

describe('the wheel', () => {
  const opened = async (setting: number) => {
    const opened = openKind('xterm')
    const asked = opened.terminal.ask(1000)
    opened.type(`\x1b[?1007;${setting}$y\x1b[?1;2c`)
    await asked
    return opened
  }

  it('sends arrows where the terminal can be told so, and is given back', async () => {
    const { terminal, looked } = await opened(2)
    expect(looked()).toContain('\x1b[?1007h')
    terminal.scrollByWheel(false)
    expect(looked()).toBe('\x1b[?1007l')
    terminal.scrollByWheel(true)
    looked()
    terminal.close()
    expect(looked()).toContain('\x1b[?1007l')
  })

  it('rests where arrows do something else, and is given back', async () => {
    const { terminal, looked } = await opened(1)
    expect(looked()).not.toMatch(/1007[hl]/)
    terminal.scrollByWheel(false)
    expect(looked()).toBe('\x1b[?1007l')
    terminal.close()
    expect(looked()).toContain('\x1b[?1007h')
  })

  it('is left alone where the terminal does not say how it is', async () => {
    const { terminal, looked } = await opened(0)
    terminal.scrollByWheel(false)
    terminal.close()
    expect(looked()).not.toMatch(/1007[hl]/)
  })
})

describe('an input method', () => {
  it('rests in foot while letters are commands', () => {
    const { terminal, looked } = openKind('foot')
    terminal.takeText(false)
    expect(looked()).toContain('\x1b[?737769l')
    terminal.takeText(true)
    expect(looked()).toBe('\x1b[?737769h')
    terminal.takeText(false)
    looked()
    terminal.close()
    expect(looked()).toContain('\x1b[?737769h')
  })

  it('is left alone in other terminals', () => {
    const { terminal, looked } = openKind('xterm')
    terminal.takeText(false)
    terminal.close()
    expect(looked()).not.toContain('737769')
  })
})

describe('the title', () => {
  it('is not sent to the Linux console, which would draw it', () => {
    const { terminal, looked } = openKind('linux')
    terminal.setTitle('江城晚报')
    terminal.close()
    expect(looked()).not.toContain('江城')
  })
})

describe('a resize', () => {
  afterEach(() => {
    vi.useRealTimers()
  })
  /** What is sent in the second after the frame of a resize was painted. */
  const sentLater = async (term: string): Promise<string> => {
    vi.useFakeTimers()
    const { terminal, looked, resize } = openKind(term)
    resize()
    await vi.advanceTimersByTimeAsync(0)
    terminal.stdout.write('\x1b[H一\x1b[?2026l')
    await vi.advanceTimersByTimeAsync(100)
    looked()
    await vi.advanceTimersByTimeAsync(900)
    const later = looked()
    terminal.close()
    return later
  }

  it('is painted again in mlterm, which shows old text beside the first', async () => {
    expect(await sentLater('mlterm')).toContain('一')
  })

  it('is painted once in other terminals', async () => {
    expect(await sentLater('xterm')).toBe('')
  })
})
