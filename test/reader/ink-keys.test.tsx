import { Text, useInput } from 'ink'
import { render } from 'ink-testing-library'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { keystrokesOf } from '../../source/reader/keys/ink-keys.ts'
import { InputFilter } from '../../source/terminal/input-filter.ts'

let received: string[] = []
const Listener = () => {
  useInput((input, key) => {
    for (const stroke of keystrokesOf(input, key)) received.push(stroke.key)
  })
  return <Text>listening</Text>
}

afterEach(() => {
  received = []
})

/** The key names for some bytes of a terminal, through the filter and Ink's own parser. */
const namesOf = async (bytes: string): Promise<string[]> => {
  received = []
  const ink = render(<Listener />)
  const filter = new InputFilter(() => false)
  // The last key shows that all before it were handled.
  for (const text of [filter.push(bytes).text, filter.release(), '!']) if (text) ink.stdin.write(text)
  await vi.waitFor(() => expect(received.at(-1)).toBe('!'))
  ink.unmount()
  return received.slice(0, -1)
}

describe('a key of a terminal', () => {
  it.each([
    ['\x1b[A', 'up'],
    ['\x1bOA', 'up'],
    ['\x1b[1;2A', 'shift+up'],
    ['\x1b[a', 'shift+up'],
    ['\x1b[1;5B', 'down'],
    ['\x1b[1;2C', 'right'],
    ['\x1b\x1b[D', 'left'],
    ['\x1b[H', 'home'],
    ['\x1bOF', 'end'],
    ['\x1b[1~', 'home'],
    ['\x1b[4~', 'end'],
    ['\x1b[7~', 'home'],
    ['\x1b[8~', 'end'],
    ['\x1b[7$', 'home'],
    ['\x1b[3~', 'delete'],
    ['\x1b[5~', 'pageup'],
    ['\x1b[6;2~', 'pagedown'],
    ['\x1b[6^', 'pagedown'],
    ['\x1b[Z', 'shift+tab'],
    ['\t', 'tab'],
    ['\r', 'enter'],
    ['\x1bOM', 'enter'],
    ['\x7f', 'backspace'],
    ['\b', 'backspace'],
    ['\x1b', 'escape'],
    ['\x0e', 'ctrl+n'],
    ['\x1b[110;5u', 'ctrl+n'],
    ['\x1b[27;5;110~', 'ctrl+n'],
    ['\x1b[27;2;74~', 'J'],
    ['\x1b[32u', 'space'],
    ['\x1bOP', 'f1'],
    ['\x1b[11~', 'f1'],
    ['\x1b[[A', 'f1'],
    ['\x1bOQ', 'f2'],
    ['\x1b[12~', 'f2'],
    ['\x1b[[B', 'f2'],
    ['\x1bOR', 'f3'],
    ['\x1b[13~', 'f3'],
    ['\x1b[[C', 'f3'],
    ['\x1b[24~', 'f12'],
    ['ｊ', 'j'],
    ['】', ']'],
    ['衡', '衡'],
  ])('%j is %s', async (bytes, name) => {
    expect(await namesOf(bytes)).toEqual([name])
  })

  it('is told apart from others in the same chunk', async () => {
    expect(await namesOf(']jj\r')).toEqual([']', 'j', 'j', 'enter'])
    expect(await namesOf('j\x0e\x1b[Bk')).toEqual(['j', 'ctrl+n', 'down', 'k'])
    expect(await namesOf('\x1b\x1b')).toEqual(['escape', 'escape'])
    expect(await namesOf('\x1b\r')).toEqual(['escape', 'enter'])
  })

  it('is ignored with Alt; so are key releases and reports of the mouse or the focus', async () => {
    for (const bytes of [
      '\x1bj',
      '\x1b中',
      '\x1b[106;1:3u',
      '\x1b[<0;10;20M',
      '\x1b[M !!',
      '\x1b[I',
      '\x1b[106;3u',
    ])
      expect(await namesOf(bytes), JSON.stringify(bytes)).toEqual([])
  })
})
