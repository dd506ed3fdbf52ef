import { describe, expect, it } from 'vitest'
import { ACTIONS, actionFor, bindingOf, keysMarkdown, SCOPES, type Scope } from '../../source/reader/keys.ts'
import { foldKey, strokeOf } from '../../source/reader/keystroke.ts'

describe('the table of keys', () => {
  it.each([
    ['j down', 'down', 'contents article printed help'],
    ['k up', 'up', 'contents article printed help'],
    ['space pagedown', 'pageDown', 'contents article printed help'],
    ['b pageup', 'pageUp', 'contents article printed help'],
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
    ['y', 'copy', 'contents article printed'],
    ['?', 'help', 'contents article printed help'],
    ['q', 'quit', 'contents article printed help'],
    ['s tab', 'shelf', 'contents'],
    ['{', 'previousIssue', 'contents article'],
    ['}', 'nextIssue', 'contents article'],
    ['t', 'today', 'calendar'],
    ['ctrl+c', 'leave', 'contents article printed help'],
  ])('%s is %s on %s', (keys, action, scopes) => {
    for (const scope of scopes.split(' ') as Scope[])
      for (const key of keys.split(' ')) expect(actionFor(key, scope)).toBe(action)
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
    // q is back, and behind the last screen quit: Esc twice is too.
    const byLetterAlone = ACTIONS.filter((action) =>
      bindingOf(action).keys.every((key) => /^[a-z]$/i.test(key)),
    )
    expect(byLetterAlone).toEqual(['quit'])
  })

  it('names every key and action in both languages', () => {
    for (const language of ['zh', 'en'] as const) {
      const table = keysMarkdown(language)
      expect(table.split('\n').length).toBe(ACTIONS.length + 2)
      for (const action of ACTIONS) expect(table).toContain(bindingOf(action)[language])
      for (const row of table.split('\n')) expect(row.replaceAll('\\|', '').match(/\|/g)?.length).toBe(4)
    }
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
  ])('%s stands for %s', (typed, key) => {
    expect(foldKey(typed)).toBe(key)
    expect(strokeOf(typed)).toEqual({ key, text: typed })
  })

  it('is named for a control character', () => {
    expect(['\x03', '\x7f', ' ', '\r'].map(strokeOf)).toEqual([
      { key: 'ctrl+c', text: '' },
      { key: 'backspace', text: '' },
      { key: 'space', text: ' ' },
      { key: 'enter', text: '' },
    ])
  })
})
