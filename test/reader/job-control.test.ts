import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, inject, it } from 'vitest'
import { isInForeground } from '../../source/terminal/foreground.ts'
import { type Running, root, start } from '../pty.ts'

/** An interactive shell in a terminal, which runs the program as its job. */
let shell: Running | undefined

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baolan-jobs-'))
})
afterEach(async () => {
  await shell?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const open = async (): Promise<Running> => {
  shell = start('bash', ['--norc', '--noprofile', '-i'], {
    env: { PS1: 'shell> ', HISTFILE: undefined, LC_ALL: 'C.UTF-8', XDG_DATA_HOME: folder },
  })
  await shows(shell, 'shell>')
  return shell
}

const shows = (running: Running, text: string): Promise<void> =>
  running.waitFor((screen) => screen.text().includes(text), `it shows ${text}`)

const PROGRAM = `${process.execPath} ${join(inject('dist'), 'cli.js')} ${join(root, 'data/hengyang-daily-2021-11-09.txt')}`

const expectEnded = async (running: Running): Promise<void> => {
  running.type('while jobs | grep -q .; do sleep .1; done; echo "left: $(jobs | wc -l)"\r')
  await shows(running, 'left: 0')
  expect(running.screen.alternate()).toBe(false)
  expect(running.screen.cursor().shown).toBe(true)
}

it('ends by a SIGTERM that reaches it while it is stopped', async () => {
  const running = await open()
  running.type(`${PROGRAM}\r`)
  await shows(running, '帮助')
  running.type('\x1a')
  await shows(running, 'Stopped')
  running.type('kill %1\r')
  await expectEnded(running)
})

it('waits, stopped, if it is started in the background, and ends there by a SIGTERM', async () => {
  const running = await open()
  running.type(`${PROGRAM} &\r`)
  // The shell says what became of its jobs at each line.
  const asking = setInterval(() => running.type('\r'), 200)
  await shows(running, 'Stopped').finally(() => clearInterval(asking))
  running.type('kill %1\r')
  await expectEnded(running)
})

it('knows whose terminal it is', () => {
  const stat = (group: number, foreground: number) => () =>
    `71 (a) b) S 1 ${group} 5 34816 ${foreground} 4194560 1`
  expect(isInForeground(stat(71, 71))).toBe(true)
  expect(isInForeground(stat(71, 70))).toBe(false)
  // No terminal; a foreground outside the container.
  expect(isInForeground(stat(71, -1))).toBe(true)
  expect(isInForeground(stat(71, 0))).toBe(true)
  expect(
    isInForeground(() => {
      throw new Error('no such file')
    }),
  ).toBe(true)
})

/** The process group in the foreground of a shell's terminal: its job. */
const foregroundOf = ({ pid }: Running): number =>
  Number(/^.*\) \S(?: -?\d+){4} (\d+) /s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1])

/** What a command of the shell prints of itself is put together by it: the line that was typed does not show it. */
const pipeTo = (running: Running, command: string): void => running.type(`|${command}\r`)

it('gives the terminal to the command that an article is piped to, and takes it back after a key', async () => {
  const out = join(folder, 'out')
  shell = start(process.execPath, PROGRAM.split(' ').slice(1), {
    env: { SHELL: '/bin/sh', OUT: out, XDG_DATA_HOME: folder, LC_ALL: 'zh_CN.UTF-8' },
  })
  await shows(shell, '帮助')
  const before = shell.text()
  // It draws on the main screen, in line mode, and reads the terminal.
  pipeTo(
    shell,
    'wc -l > "$OUT"; stty -a < /dev/tty | tr " ;" "\\n" | grep -x -e icanon; read -r name < /dev/tty; echo "hello $name"',
  )
  await shows(shell, 'icanon')
  expect(shell.screen.alternate()).toBe(false)
  expect(shell.screen.cursor().shown).toBe(true)
  shell.type('reader\r')
  await shows(shell, '按任意键')
  expect(shell.text()).toContain('hello reader')
  // The key is no key of the reader.
  shell.type('q')
  await shows(shell, '命令完成了')
  expect(shell.screen.alternate()).toBe(true)
  expect(Number(readFileSync(out, 'utf8'))).toBeGreaterThan(3)
  // ^C and ^\\ end the command and not the reader.
  for (const [key, word] of [
    ['\x03', 'first'],
    ['\x1c', 'second'],
  ] as const) {
    // The prompt of the command before is wiped away.
    pipeTo(shell, `ulimit -c 0; printf '\\033[2J%s' ""${word}; read -r line < /dev/tty`)
    await shell.waitFor((screen) => screen.text().trim() === word, word)
    shell.type(key)
    await shows(shell, '按任意键')
    shell.type(' ')
    await shows(shell, '命令没有成功')
  }
  shell.type('k')
  await shell.waitFor(() => shell?.text() === before, 'the contents')
})

it('is stopped and continued with that command, and draws at the size that the window then has', async () => {
  const running = await open()
  running.type(`SHELL=/bin/sh ${PROGRAM}\r`)
  await shows(running, '帮助')
  pipeTo(running, 'echo rea""dy; read -r name < /dev/tty; echo "hello $name"')
  await shows(running, 'ready')
  running.type('\x1a')
  await shows(running, 'Stopped')
  running.resize(60, 20)
  running.type('fg\r')
  // A line feed ends the line in whichever mode it arrives.
  running.type('again\n')
  await shows(running, 'hello again')
  // A stop while the key is waited for.
  await shows(running, '按任意键')
  process.kill(-foregroundOf(running), 'SIGTSTP')
  await running.waitFor((screen) => (screen.text().match(/Stopped/g) ?? []).length === 2, 'stopped again')
  running.type('clear; fg\r')
  await shows(running, '按任意键')
  expect(running.screen.alternate()).toBe(false)
  running.type('x')
  await shows(running, '命令完成了')
  expect(running.screen.alternate()).toBe(true)
  // The whole screen is its own, and fits the window.
  const rows = running.text().split('\n')
  expect(rows.at(-1)).toContain('命令完成了')
  expect(rows).toContain(` ${'─'.repeat(58)}`)
  expect(running.text()).not.toMatch(/ready|hello|shell>/)
  running.type('k')
  await running.waitFor((screen) => (screen.lines().at(-1) ?? '').includes('帮助'), 'the keys')
  // A signal that ends the reader meanwhile.
  pipeTo(running, 'echo on""ce more; read -r line < /dev/tty')
  await shows(running, 'once more')
  const job = foregroundOf(running)
  process.kill(job, 'SIGTERM')
  await shows(running, 'Terminated')
  await expectEnded(running)
})
