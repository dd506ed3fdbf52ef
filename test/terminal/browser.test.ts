import { expect, it } from 'vitest'
import { browsersFor, startBrowser } from '../../source/terminal/index.ts'

const ADDRESS = 'https://paper.example.cn/a?b=$(id)&c=%20;x'
const commands = (env: Record<string, string>, platform = 'linux') =>
  browsersFor(ADDRESS, env, platform).map(({ command, args }) => [command, ...args])

it('prefers $BROWSER, whose words are arguments and no shell’s', () => {
  expect(commands({ BROWSER: 'firefox', DISPLAY: ':0' })).toEqual([['firefox', ADDRESS]])
  expect(commands({ BROWSER: 'w3m -o x=1:open -u %s &', SSH_TTY: '/dev/pts/1' })).toEqual([
    ['w3m', '-o', 'x=1', ADDRESS],
    ['open', '-u', ADDRESS, '&'],
  ])
  expect(
    browsersFor(ADDRESS, { BROWSER: '/usr/bin/w3m:firefox' }, 'linux').map(({ drawsText }) => drawsText),
  ).toEqual([true, false])
})

it('opens on the desktop that the reader sees, and only addresses of the web', () => {
  expect(commands({ DISPLAY: ':0' })).toEqual([['xdg-open', ADDRESS]])
  expect(commands({ WAYLAND_DISPLAY: 'wayland-0', WSL_DISTRO_NAME: 'Debian' })).toEqual([
    ['wslview', ADDRESS],
    ['xdg-open', ADDRESS],
  ])
  expect(commands({}, 'darwin')).toEqual([['open', ADDRESS]])
  expect(commands({ DISPLAY: 'localhost:10', SSH_CONNECTION: '10.0.0.1' })).toEqual([])
  expect(commands({})).toEqual([])
  for (const address of ['file:///etc/passwd', 'javascript:1', '--version'])
    expect(browsersFor(address, { BROWSER: 'firefox' }, 'linux')).toEqual([])
})

it('knows whether a browser opened: it ended well, or still runs', async () => {
  const run = (command: string, args: readonly string[], openedAfterMs = 2000) =>
    startBrowser({ command, args, drawsText: false }, process.env, { openedAfterMs })
  expect(await run('true', [])).toBe(true)
  expect(await run('false', [])).toBe(false)
  expect(await run('no-such-browser', [ADDRESS])).toBe(false)
  expect(await run('sleep', ['0.3'], 1)).toBe(true)
})
