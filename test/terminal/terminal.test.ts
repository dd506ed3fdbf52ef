import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { type PtyOptions, type Running, start } from '../pty.ts'

const APP = join(import.meta.dirname, 'small-app.ts')
const running: Running[] = []
const folder = mkdtempSync(join(tmpdir(), 'baolan-terminal-'))

const open = (options: PtyOptions = {}, within = 5000): Running => {
  const app = start(process.execPath, [APP, `${within}`], options)
  running.push(app)
  return app
}
/** Resolves when Ink has drawn its first frame. */
const waitUntilUp = (app: Running): Promise<void> =>
  app.waitFor((screen) => screen.text().includes('typed'), 'the app is up')

afterEach(async () => {
  for (const app of running.splice(0)) await app.stop()
})

afterAll(() => rmSync(folder, { recursive: true }))

/** Expects the main screen, a visible cursor, no bracketed paste, and no scroll region. */
const expectRestored = (app: Running): void => {
  expect(app.screen.alternate()).toBe(false)
  expect(app.screen.cursor().shown).toBe(true)
  const modes = app.screen.terminal.modes
  expect(modes.bracketedPasteMode).toBe(false)
  expect(app.output().lastIndexOf('\x1b[r')).toBeGreaterThan(app.output().lastIndexOf('\x1b[?1049h'))
}

/** Opens an app with a `leaving` handler; `left` returns what that wrote. */
const openLeaving = (name: string): { readonly app: Running; readonly left: () => string } => {
  const LEFT = join(folder, name)
  return { app: open({ env: { LEFT } }), left: () => readFileSync(LEFT, 'utf8') }
}

describe('the terminal of an app', () => {
  it('is restored however the app ends, before an error is printed', async () => {
    const ends: readonly [key: string, code: number, printed: RegExp][] = [
      ['q', 0, /^answers/],
      ['\x03', 0, /^answers/],
      ['e', 1, /^baolan: Error: broken in a handler\n {2}at /],
      ['r', 1, /broken while drawing/],
      ['t', 1, /^baolan: SyntaxError: .*JSON/],
      ['p', 1, /^baolan: Error: broken in a promise\n {2}at /],
      ['x', 3, /^$/],
    ]
    await Promise.all(
      ends.map(async ([key, code, printed], index) => {
        const { app, left } = openLeaving(`end-${index}`)
        await waitUntilUp(app)
        expect(app.screen.alternate()).toBe(true)
        app.type(key)
        expect(await app.exited(), key).toEqual({ code, signal: 0 })
        expectRestored(app)
        expect(app.text().trim(), key).toMatch(printed)
        expect(left(), key).toBe('left\n')
      }),
    )
  })

  it('is restored when a signal ends the app, and the shell sees which signal', async () => {
    const numbers = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGABRT: 6, SIGTERM: 15 } as const
    await Promise.all(
      Object.entries(numbers).map(async ([name, number]) => {
        const { app, left } = openLeaving(name)
        await waitUntilUp(app)
        app.signal(name as NodeJS.Signals)
        expect(await app.exited()).toEqual({ code: 0, signal: number })
        expectRestored(app)
        expect(left(), name).toBe('left\n')
      }),
    )
  })

  it('is released to the shell on Ctrl-Z, and repainted after fg', async () => {
    const app = start('bash', ['--norc', '--noprofile', '-i'], {
      env: { PS1: 'shell> ', HISTFILE: '/dev/null' },
    })
    running.push(app)
    await app.waitFor((screen) => screen.text().includes('shell>'))
    app.type(`${process.execPath} ${APP} 5000\r`)
    for (const round of ['1', '2']) {
      await waitUntilUp(app)
      app.type('\x1a')
      await app.waitFor(
        (screen) => !screen.alternate() && /Stopped[^>]*shell>\s*$/.test(screen.text()),
        'stopped',
      )
      expect(app.screen.cursor().shown).toBe(true)
      app.type(`echo shell ${round}\r`)
      await app.waitFor(
        (screen) => screen.text().includes(`\nshell ${round}`),
        'the shell echoes and runs lines',
      )
      app.type('fg\r')
      await app.waitFor((screen) => screen.alternate() && screen.text().includes('80x24'), 'back')
      app.type(round)
      await app.waitFor((screen) => screen.text().includes(`"${round}"`), 'keys arrive')
    }
    app.type('q')
    await app.waitFor((screen) => !screen.alternate() && screen.text().includes('answers'))
  })

  it('is repainted after another process stops and continues the app', async () => {
    const app = open()
    await waitUntilUp(app)
    app.signal('SIGTSTP')
    await app.waitFor(
      (screen) =>
        app.output().includes('\x1b[?1049l') && screen.alternate() && screen.text().includes('80x24'),
      'left and repainted',
    )
    app.type('k')
    await app.waitFor((screen) => screen.text().includes('"k"'))
  })

  it('is repainted on Ctrl-L and after a resize', async () => {
    const app = open()
    await waitUntilUp(app)
    await app.screen.write('\x1b[2J\x1b[Hgarbage')
    app.type('\f')
    await app.waitFor((screen) => screen.text().startsWith('“报栏”\n80x24'))
    app.resize(40, 9)
    await app.waitFor((screen) => screen.text().startsWith('“报栏”\n40x9\ntyped'))
    app.resize(120, 40)
    await app.waitFor((screen) => screen.text().startsWith('“报栏”\n120x40\ntyped'))
  })

  it('learns the width of ambiguous characters', async () => {
    for (const ambiguous of [1, 2] as const) {
      const app = open({ ambiguous })
      await waitUntilUp(app)
      app.type('q')
      await app.exited()
      expect(app.text()).toContain(
        `answers {"ambiguous":${ambiguous},"rule":${ambiguous},"blocks":${ambiguous},"synchronised":true}`,
      )
    }
  })

  it('keeps what is typed while the app starts, and passes no answer to it', async () => {
    const app = open()
    app.type('ab')
    await app.waitFor((screen) => screen.text().includes('first rows'))
    app.type('报\x1b[1;5A')
    // The system decides in how many pieces they arrive.
    await app.waitFor((screen) => screen.text().replace(/["\s]/g, '').includes('typedab报'))
    expect(app.text()).not.toMatch(/\d[;R]/)
  })

  it('works without answers, and drops late, cut and invalid ones', async () => {
    const cases: readonly [answer: (reply: string) => string, within: number][] = [
      [() => '', 30],
      [(reply) => reply.replace(/\d+R/, '77R'), 5000],
    ]
    for (const [answer, within] of cases) {
      const app = open({ answer }, within)
      await waitUntilUp(app)
      app.type('z')
      await app.waitFor((screen) => screen.text().includes('typed "z"'))
      if (within === 30) {
        // Late answers, cut anywhere.
        for (const piece of [
          '\x1b[1;',
          '2R\x1b',
          '[1;2R\x1b[1;2R\x1b[1;2R',
          '\x1b[?2026;',
          '2$y\x1b[?6',
          '2c',
        ]) {
          app.type(piece)
        }
        app.type('y')
        await app.waitFor((screen) => screen.text().includes('typed "z""y"'))
      }
      app.type('q')
      await app.exited()
      expect(app.text()).not.toContain('"ambiguous"')
    }
  })

  it('is sent little for a key that changes one character, and nothing for an unknown key', async () => {
    const app = open()
    await waitUntilUp(app)
    app.since()
    app.type('\x1b[1;9Z')
    app.type('a')
    await app.waitFor((screen) => screen.text().includes('"a"'))
    expect(app.since().length).toBeLessThan(30)
  })
})
