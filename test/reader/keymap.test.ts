import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LANGUAGES, say, wordsFor } from '../../source/language/index.ts'
import { readKeyChanges } from '../../source/reader/keys/key-changes.ts'
import { ACTIONS, bindingOf, SCOPES, worksOn } from '../../source/reader/keys/key-table.ts'
import { actionFor, BASE_KEYMAP, keymapOf, keysFor } from '../../source/reader/keys/keymap.ts'
import { screenOf } from '../../source/reader/state/state.ts'
import { type Opening, open, press, shown } from './playing.ts'

const KEYS = ['x', 'X', 'Q', 'z', 'j', 'm', '~', '@', 'enter', 'up', 'f5', 'ctrl+t', 'right', 'h', 'tab']

const written = fc.dictionary(
  fc.constantFrom(...ACTIONS),
  fc.uniqueArray(fc.constantFrom(...KEYS), { minLength: 1, maxLength: 3 }),
  { maxKeys: 5, noNullPrototype: true },
)

describe('keys of a configuration', () => {
  it('replace those of their actions, are taken from others, and leave all else as it was', () => {
    let right = 0
    fc.assert(
      fc.property(written, (given) => {
        const { changes, faults } = readKeyChanges(given)
        if (faults.length > 0) return
        right += 1
        const keymap = keymapOf(changes)
        for (const scope of SCOPES) {
          const here = ACTIONS.filter((action) => worksOn(action, scope))
          const isGiven = (key: string): boolean => here.some((action) => changes[action]?.includes(key))
          for (const action of here) {
            const keys = keysFor(keymap, action, scope)
            expect(keys.length, `${action} on ${scope}`).toBeGreaterThan(0)
            for (const key of keys) expect(actionFor(keymap, key, scope)).toBe(action)
            const before = bindingOf(action).keys.filter((key) => !isGiven(key))
            expect(keys).toEqual(changes[action] ?? before)
          }
        }
      }),
      { numRuns: 300 },
    )
    expect(right).toBeGreaterThan(30)
  })

  it('are those of the key table where there are none', () => {
    expect(readKeyChanges({})).toEqual({ changes: {}, faults: [] })
    expect(keymapOf({})).toEqual(BASE_KEYMAP)
  })

  it('may be written as the help shows them', () => {
    const names = ['ｘ', 'PgDn', '↓', 'Esc', '^N', 'ctrl+t', 'F5', 'Shift+Up', '；']
    expect(readKeyChanges({ pageDown: names, down: ['j'], back: ['h'] }).changes.pageDown).toEqual([
      ...['x', 'pagedown', 'down', 'escape', 'ctrl+n', 'ctrl+t', 'f5', 'shift+up', ';'],
    ])
  })

  it.each<[Record<string, string[]>, string, string]>([
    [{ dwon: ['x'] }, 'dwon', "there is no action dwon; did you mean down? 'baolan help keys' lists them"],
    [{ toString: ['x'] }, 'toString', "there is no action toString; 'baolan help keys' lists them"],
    [{ down: ['5'] }, 'down', 'there is no key 5; write one character, but no digit'],
    [{ down: ['中'] }, 'down', 'there is no key 中;'],
    [{ down: ['^I'] }, 'down', 'there is no key ^I;'],
    [{ down: [] }, 'down', 'down needs a key'],
    [{ down: ['^C'] }, 'down', '^C cannot be given to another action'],
    [{ leave: ['Q'] }, 'leave', 'the keys of leave cannot be changed'],
    [{ down: ['x'], help: ['x'] }, 'help', 'x is given to down too'],
    [
      { nextPage: ['m'] },
      'nextPage',
      'm is taken from bookmark, which is left without a key; give bookmark another',
    ],
    [{ nextPage: ['right'] }, 'nextPage', 'right is taken from onward'],
  ])('%j are refused: %s', (given, action, message) => {
    const { faults } = readKeyChanges(given)
    expect(faults).toHaveLength(1)
    const said = LANGUAGES.map((language) =>
      faults.map(({ saying }) => say(wordsFor(language), saying)).join(),
    )
    expect(faults[0]?.action).toBe(action)
    expect(said[2]).toContain(message)
    expect(new Set(said).size).toBe(3)
  })

  it('may be one key for two actions that have no screen in common', () => {
    expect(readKeyChanges({ today: ['z'], columns: ['z'] }).faults).toEqual([])
  })

  it('may be exchanged', () => {
    const state = open({ keys: { down: ['k', 'down'], up: ['j', 'up'] } })
    const selected = (keys: string) => screenOf(press(state, keys).state)
    expect(selected('k')).toMatchObject({ kind: 'contents', selected: 1 })
    expect(selected('k j')).toMatchObject({ kind: 'contents', selected: 0 })
  })
})

describe('a reader with keys of its own', () => {
  const own = (opening: Opening = {}) =>
    open({ keys: { down: ['x'], search: ['@'], help: ['f5'], printed: ['X', 'p'] }, ...opening })

  it('does by them what it did by others, and nothing by those', () => {
    expect(screenOf(press(own(), 'x').state)).toMatchObject({ selected: 1 })
    expect(screenOf(press(own(), 'down').state)).toMatchObject({ selected: 0 })
    expect(screenOf(press(own(), 'f5').state).kind).toBe('help')
    expect(screenOf(press(own(), '?').state).kind).toBe('contents')
    expect(press(own(), '@').state.search.typing).toBeDefined()
  })

  it('shows them in the key line, the help and messages', () => {
    expect(shown(own())).toContain('k x 选')
    expect(shown(own())).toContain('F5 帮助')
    expect(shown(open())).toContain('↑↓ 选')
    const help = shown(press(own(), 'f5').state)
    expect(help).toMatch(/▌ x {2,}下一行/)
    expect(help).not.toMatch(/▌ j/)
    expect(shown(press(own(), 'n').state)).toContain('先按 @ 输入')
    expect(shown(press(open(), 'n').state)).toContain('先按 / 输入')
  })

  it('goes over an end by arrows only where they still move', () => {
    const state = open({ keys: { pageOrList: ['down', 'f2'], down: ['j'] }, size: { columns: 80, rows: 40 } })
    const after = screenOf(press(press(state, 'G').state, 'down').state)
    expect(after).toMatchObject({ kind: 'contents', sheet: 0 })
  })
})
