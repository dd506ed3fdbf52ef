import { expect, it } from 'vitest'
import { start } from '../pty.ts'
import { createScreen } from '../screen.ts'

it('runs a program in a terminal of a given size, types to it and reports its exit code', async () => {
  const program = `
    process.stdout.write(process.stdout.columns + 'x' + process.stdout.rows + ' CI=' + process.env.CI + '\\r\\n')
    process.stdin.setRawMode(true)
    process.stdout.on('resize', () => process.stdout.write('now ' + process.stdout.columns + '\\r\\n'))
    process.stdin.on('data', (key) => { process.stdout.write('\\x1b[1;31m报\\x1b[m栏'); process.exit(3) })`
  const running = start(process.execPath, ['-e', program], { columns: 40, rows: 10, env: { CI: undefined } })
  await running.waitFor((screen) => screen.text().includes('40x10 CI=undefined'))
  running.resize(50, 12)
  await running.waitFor((screen) => screen.text().includes('now 50'))
  running.since()
  running.type('x')
  expect(await running.exited()).toEqual({ code: 3, signal: 0 })
  expect(running.styled()).toContain('«bold red»报«»栏')
  expect(running.since()).toContain('栏')
})

it('shows the screen in the error of a wait that times out', async () => {
  const running = start(process.execPath, ['-e', 'console.log("not this")'])
  await expect(running.waitFor((screen) => screen.text().includes('报栏'), 'the paper')).rejects.toThrow(
    /ended \(code 0, signal 0\) before: the paper\nnot this/,
  )
})

it('draws ambiguous characters at the configured width', async () => {
  for (const ambiguous of [1, 2] as const) {
    const screen = createScreen({ columns: 10, rows: 1, ambiguous })
    await screen.write('“衡”')
    expect(screen.cursor().column).toBe(2 + 2 * ambiguous)
  }
})
