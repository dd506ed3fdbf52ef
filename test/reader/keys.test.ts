import { describe, expect, it } from 'vitest'
import { wordsFor } from '../../source/language/index.ts'
import { keysMarkdown } from '../../source/reader/keys/key-listing.ts'
import { ACTIONS, bindingOf, SCOPES, type Scope } from '../../source/reader/keys/key-table.ts'
import { actionFor, BASE_KEYMAP } from '../../source/reader/keys/keymap.ts'
import { foldKey, strokeOf } from '../../source/reader/keys/keystroke.ts'
import { type State, screenOf } from '../../source/reader/state/state.ts'
import { update } from '../../source/reader/update.ts'
import { ids } from './paper.ts'
import { article, lastRow, open, press, shown, type } from './playing.ts'

describe('the table of keys', () => {
  it.each([
    ['j down', 'down', 'contents article printed help'],
    ['k up', 'up', 'contents article printed help'],
    ['space pagedown', 'pageDown', 'contents article printed help'],
    ['b pageup', 'pageUp', 'contents article printed help'],
    ['ctrl+n ctrl+e', 'down', 'contents article printed help shelf finds calendar'],
    ['ctrl+p ctrl+y', 'up', 'contents article printed help shelf finds calendar'],
    ['f ctrl+f', 'pageDown', 'contents article printed help shelf finds'],
    ['ctrl+b', 'pageUp', 'contents article printed help shelf finds'],
    ['ctrl+d shift+down', 'halfDown', 'contents article printed help'],
    ['ctrl+u shift+up', 'halfUp', 'contents article printed help'],
    ['%', 'percent', 'contents article printed help shelf finds'],
    ['> J', 'nextArticle', 'article contents'],
    ['< K', 'previousArticle', 'article contents'],
    ['; n', 'nextMatch', 'contents article printed'],
    [', N', 'previousMatch', 'contents article printed'],
    ['p ~', 'printed', 'contents article'],
    ['~ H', 'history', 'shelf'],
    ["' M", 'bookmarks', 'shelf'],
    ['c #', 'columns', 'article'],
    ['y "', 'copy', 'article contents printed'],
    ['Y @', 'cite', 'article contents page'],
    ['w', 'save', 'article contents page'],
    ['o', 'browse', 'article contents page'],
    ['|', 'pipe', 'article contents page'],
    ['x delete', 'stopFetch', 'shelf calendar catalogue'],
    [']', 'nextYear', 'calendar'],
    ['[', 'previousYear', 'calendar'],
    ['a', 'catalogue', 'shelf'],
    ['{', 'previousIssue', 'contents article calendar'],
    [':', 'command', 'contents page overview article printed shelf finds calendar help'],
    ['? f1', 'help', 'contents article printed shelf finds calendar'],
    ['right', 'onward', 'article'],
    ['d', 'halfDown', 'contents article printed help'],
    ['u', 'halfUp', 'contents article printed help'],
    ['g home', 'first', 'contents article printed help'],
    ['G end', 'last', 'contents article printed help'],
    ['enter l right', 'open', 'contents'],
    ['h left escape backspace', 'back', 'contents article printed help'],
    ['J', 'nextArticle', 'article'],
    ['K', 'previousArticle', 'article'],
    ['[', 'previousPage', 'contents article'],
    [']', 'nextPage', 'contents article'],
    ['/', 'search', 'contents article printed'],
    ['n', 'nextMatch', 'contents article printed'],
    ['N', 'previousMatch', 'contents article printed'],
    ['m', 'bookmark', 'contents article'],
    ['e', 'correct', 'contents article'],
    ['y', 'copy', 'contents article printed'],
    ['?', 'help', 'contents article printed help'],
    ['q', 'quit', 'contents article printed help'],
    ['s tab', 'shelf', 'contents'],
    ['{', 'previousIssue', 'contents article'],
    ['}', 'nextIssue', 'contents article'],
    ['t', 'today', 'calendar'],
    ['v f2', 'pageOrList', 'page contents'],
    ['V f3', 'overview', 'page contents article overview'],
    ['h left', 'leftBox', 'page overview'],
    ['l right', 'rightBox', 'page overview'],
    ['enter', 'openBox', 'page overview'],
    ['escape backspace', 'closePage', 'page overview'],
    ['[', 'previousPage', 'page overview'],
    ['ctrl+c', 'leave', 'contents article printed help'],
  ])('%s is %s on %s', (keys, action, scopes) => {
    for (const scope of scopes.split(' ') as Scope[])
      for (const key of keys.split(' ')) expect(actionFor(BASE_KEYMAP, key, scope)).toBe(action)
  })

  it('gives no key two meanings on one screen', () => {
    for (const scope of SCOPES) {
      const keys = ACTIONS.filter((action) => bindingOf(action).on?.includes(scope) ?? true).flatMap(
        (action) => bindingOf(action).keys,
      )
      expect(new Set(keys).size, scope).toBe(keys.length)
    }
  })

  it('reaches every action without a letter', () => {
    const byLetterAlone = ACTIONS.filter((action) =>
      bindingOf(action).keys.every((key) => /^[a-z]$/i.test(key)),
    )
    // q goes back, and quits on the last screen: pressing Esc twice does the same.
    expect(byLetterAlone).toEqual(['correct', 'bookmark', 'save', 'browse', 'catalogue', 'quit'])
    const line = (state: State): boolean => /^ ▌ m {2,}书签/m.test(shown(state))
    let help = press(open(), 'f1').state
    for (let downs = 0; !line(help) && downs < ACTIONS.length; downs += 1) help = press(help, 'down').state
    const done = press(help, 'enter')
    expect(done.effects).toMatchObject([{ kind: 'bookmark', set: true }])
    expect(screenOf(done.state).kind).toBe('contents')
  })

  it('names every key and action in both languages', () => {
    for (const language of ['zh', 'en'] as const) {
      const table = keysMarkdown(language)
      expect(table.split('\n').length).toBe(ACTIONS.length + 2)
      for (const action of ACTIONS) expect(table).toContain(wordsFor(language).actions[action])
      for (const row of table.split('\n')) expect(row.replaceAll('\\|', '').match(/\|/g)?.length).toBe(4)
    }
  })
})

describe('a number before a key', () => {
  const index = (state: State): number => {
    const screen = screenOf(state)
    return screen.kind === 'contents' ? screen.selected : -1
  }
  const many = (): State => press(open(), ']').state

  it('repeats the key, or picks an item', () => {
    expect(index(press(many(), '2 j').state)).toBe(2)
    expect(index(press(many(), '9 9 j').state)).toBe(index(press(many(), 'G').state))
    expect(index(press(many(), '3 G').state)).toBe(2)
    expect(index(press(many(), '1 0 0 %').state)).toBe(index(press(many(), 'G').state))
    expect(article(press(many(), '2 enter').state)).toBe(ids.poem)
    expect(article(press(many(), '１ enter').state)).toBe(article(press(many(), 'enter').state))
    expect(index(press(many(), '0 j').state)).toBe(1)
  })

  it('is shown while it is typed, and removed by Esc', () => {
    const typed = press(many(), '1 2').state
    expect(lastRow(typed)).toMatch(/ 12$/)
    const back = press(typed, 'escape').state
    expect(lastRow(back)).toBe(lastRow(many()))
    expect(index(press(back, 'j').state)).toBe(1)
    expect(index(press(many(), '2 p p j').state)).toBe(1)
  })

  it('goes to a line or a percentage of a text', () => {
    const text = press(many(), 'enter').state
    expect(shown(press(text, '4 j').state)).toBe(shown(press(text, 'j j j j').state))
    expect(shown(press(text, '4 j 1 G').state)).toBe(shown(text))
    expect(shown(press(text, '9 G').state)).toBe(shown(press(text, '9 g').state))
    expect(shown(press(text, '9 G').state)).not.toBe(shown(text))
    expect(shown(press(text, '1 0 0 %').state)).toBe(shown(press(text, 'G').state))
    expect(shown(press(text, '5 0 %').state)).not.toBe(shown(text))
    expect(shown(press(text, '%').state)).toBe(shown(text))
  })
})

describe('an arrow at an end', () => {
  /** Presses keys `ms` apart. */
  const paced = (state: State, keys: string, ms: number): State =>
    keys
      .split(' ')
      .reduce(
        (now, key, turn) => update(now, { kind: 'key', key, text: '', time: 1000 + turn * ms }).state,
        state,
      )
  const sheet = (state: State): number => {
    const screen = screenOf(state)
    return screen.kind === 'contents' ? screen.sheet : -1
  }

  it('continues on the next page of the paper and back when pressed anew; held, it stops', () => {
    expect(sheet(paced(open(), 'down down', 400))).toBe(1)
    expect(sheet(paced(open(), 'down down down down', 100))).toBe(0)
    expect(screenOf(paced(open(), 'down down up', 400))).toMatchObject({ sheet: 0, selected: 1 })
    expect(sheet(paced(open(), 'j j j j', 1000))).toBe(0)
  })

  it('in a text, continues through the offer to the next article', () => {
    const end = press(open(), 'enter G').state
    expect(lastRow(paced(end, 'down', 400))).toContain('再按一次读下一篇')
    expect(article(paced(end, 'down down', 400))).toBe(ids.wharf)
    expect(article(paced(end, 'down down down down', 50))).toBe(ids.hotline)
    expect(article(paced(press(open(), 'enter').state, 'right', 400))).toBe(ids.wharf)
    expect(article(paced(press(open(), 'enter').state, 'right right right', 50))).toBe(ids.wharf)
  })
})

describe('the help', () => {
  it('can also redraw the screen and suspend the program', () => {
    for (const action of ['redraw', 'suspend'] as const) {
      let help = press(open(), '?').state
      const wanted = wordsFor('zh').actions[action]
      const chosen = (): boolean =>
        shown(help)
          .split('\n')
          .some((row) => row.includes('▌') && row.includes(wanted))
      for (let downs = 0; !chosen() && downs < ACTIONS.length; downs += 1) help = press(help, 'down').state
      expect(press(help, 'enter').effects).toEqual([{ kind: action }])
    }
  })

  it('performs the selected action on the screen below, or shows that it has no such key', () => {
    const help = press(open(), '?').state
    expect(lastRow(help)).toMatch(/1\/\d+$/)
    expect(screenOf(press(help, 'escape').state).kind).toBe('contents')
    expect(screenOf(press(help, 'q').state).kind).toBe('contents')
    const moved = press(help, 'enter').state
    expect(screenOf(moved)).toMatchObject({ kind: 'contents', selected: 1 })
    const elsewhere = press(help, 'G up up up enter').state
    expect(screenOf(elsewhere).kind).toBe('help')
    expect(lastRow(elsewhere)).toContain('不用')
  })

  it('loses no word at any width', () => {
    for (const language of ['zh', 'en'] as const)
      for (const [columns, rows] of [
        [80, 24],
        [40, 12],
        [20, 12],
      ] as const) {
        let state = press(open({ size: { columns, rows }, settings: { language } }), '?').state
        let seen = ''
        for (let item = 0; item < ACTIONS.length; item += 1) {
          seen += shown(state)
            .split('\n')
            .slice(1, -1)
            .map((row) => row.slice(columns >= 40 ? 25 : 0))
            .join('')
            .replace(/[\s▌]/g, '')
          state = press(state, 'down').state
        }
        if (columns < 40)
          for (const action of ACTIONS)
            expect(seen, `${columns} ${action}`).toContain(
              wordsFor(language).actions[action].replace(/\s/g, ''),
            )
      }
  })
})

describe('Esc', () => {
  it('removes the matches before it goes back', () => {
    const found = press(type(press(open(), 'enter /').state, '热线'), 'enter').state
    const cleared = press(found, 'escape').state
    expect(article(cleared)).toBe(ids.hotline)
    expect(cleared.search.query).toBe('')
    expect(screenOf(press(cleared, 'escape').state).kind).toBe('contents')
    expect(screenOf(press(found, 'h').state).kind).toBe('contents')
  })
})

describe('a keystroke', () => {
  it.each([
    ['ｊ', 'j'],
    ['Ｇ', 'G'],
    ['、', '/'],
    ['／', '/'],
    ['？', '?'],
    ['【', '['],
    ['】', ']'],
    ['［', '['],
    ['　', 'space'],
    ['；', ';'],
    ['：', ':'],
    ['，', ','],
    ['。', '.'],
    ['《', '<'],
    ['》', '>'],
    ['“', '"'],
    ['～', '~'],
  ])('%s means %s', (typed, key) => {
    expect(foldKey(typed)).toBe(key)
    expect(strokeOf(typed)).toEqual({ key, text: typed })
  })

  it('has a name if it is a control character', () => {
    expect(['\x03', '\x7f', ' ', '\r'].map(strokeOf)).toEqual([
      { key: 'ctrl+c', text: '' },
      { key: 'backspace', text: '' },
      { key: 'space', text: ' ' },
      { key: 'enter', text: '' },
    ])
  })
})
