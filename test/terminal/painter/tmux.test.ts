import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createScreen, type Screen } from '../../screen.ts'

const installed = spawnSync('tmux', ['-V']).status === 0
const SOCKET = `baolan-test-${process.pid}`
const tmux = (...args: string[]): string =>
  execFileSync('tmux', ['-L', SOCKET, '-f', '/dev/null', ...args], {
    encoding: 'utf8',
    env: { ...process.env, TMUX: undefined, LC_ALL: 'C.UTF-8' },
  })

describe.skipIf(!installed)('in tmux (skipped where it is not installed)', () => {
  afterAll(() => tmux('kill-server'))

  it('the painter shows, style for style, what whole frames show', async () => {
    const draw = join(import.meta.dirname, 'tmux-frames.ts')
    const screenOf = async (mode: string, seed: number): Promise<Screen> => {
      const name = `${mode}-${seed}`
      const program = `${process.execPath} ${draw} ${mode} ${seed}; tmux -L ${SOCKET} wait-for -S ${name}; cat`
      tmux(
        'new-session',
        '-d',
        '-s',
        name,
        '-x',
        '80',
        '-y',
        '24',
        ';',
        'set',
        'status',
        'off',
        ';',
        'respawn-pane',
        '-k',
        program,
      )
      tmux('wait-for', name)
      // tmux distinguishes erased cells from those never written; the screens compared must not.
      const screen = createScreen()
      await screen.write(
        tmux('capture-pane', '-p', '-e', '-N', '-t', name).trimEnd().replaceAll('\n', '\r\n'),
      )
      return screen
    }
    for (let seed = 1; seed <= 3; seed++) {
      const painted = await screenOf('painted', seed)
      expect(painted.text()).toMatch(/[一-龥]/)
      expect(painted.styled()).toBe((await screenOf('plain', seed)).styled())
    }
  })
})
