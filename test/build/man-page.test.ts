import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MAN_PAGE, manPage } from '../../build/man-page.ts'
import { COMMAND_NAMES } from '../../source/commands/index.ts'
import { FLAGS, flagAsWritten } from '../../source/commands/invocation/flags.ts'
import { ACTIONS } from '../../source/reader/keys/key-table.ts'
import { root } from '../pty.ts'

/** Where one of these is, it says what is wrong with a page; where none is, the test of that is skipped. */
const CHECKERS = [
  ['mandoc', '-Tlint', '-Wwarning'],
  ['groff', '-man', '-Tutf8', '-Kutf8', '-ww', '-z'],
] as const
const checker = CHECKERS.find(([program]) => spawnSync(program, ['--version']).error === undefined)

describe('the manual page', () => {
  it('is up to date (npm run generate updates it)', () => {
    expect(readFileSync(MAN_PAGE, 'utf8')).toBe(manPage())
  })

  it('is in the package', () => {
    const { man, files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(existsSync(join(root, man))).toBe(true)
    expect(files).toContain('man')
  })

  it('has every command, flag and action', () => {
    const plain = manPage().replaceAll('\\-', '-')
    for (const name of COMMAND_NAMES) expect(plain).toContain(`.SS baolan ${name}\n`)
    for (const flag of Object.keys(FLAGS)) expect(plain).toContain(flagAsWritten(flag))
    for (const action of ACTIONS) expect(plain).toContain(`Action: ${action}.\n`)
  })

  it('has no line that roff would take for a request', () => {
    const controls = manPage().match(/^['.].*/gm) ?? []
    for (const line of controls) expect(line).toMatch(/^\.(?:\\"|TH|SH|SS|TP|PP|br)/)
  })

  it.skipIf(!checker)('is right to a checker (skipped where there is neither mandoc nor groff)', () => {
    const [program = '', ...flags] = checker ?? []
    const { status, stderr, stdout } = spawnSync(program, flags, { input: manPage(), encoding: 'utf8' })
    expect({ status, stderr, stdout }).toEqual({ status: 0, stderr: '', stdout: '' })
  })
})
