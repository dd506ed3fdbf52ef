import { render } from 'ink-testing-library'
import { describe, expect, it, vi } from 'vitest'
import { plainText } from '../../source/makeup/index.ts'
import { Reader } from '../../source/reader/app.tsx'
import { rowsOf, viewOf } from '../../source/reader/screens/index.ts'
import { createStore } from '../../source/reader/store.ts'
import { open } from './playing.ts'

const plain = (frame: string): string[] =>
  frame.split('\n').map((line) => line.replace(/\u001b\[[\d;]*m/g, '').trimEnd())

describe('the Reader component', () => {
  const draw = () => {
    const store = createStore(open(), () => {})
    const ink = render(<Reader store={store} colour />)
    const rows = (): string[] => rowsOf(viewOf(store.state())).map((row) => plainText(row).trimEnd())
    const frame = (): string[] => plain(ink.lastFrame() ?? '')
    return { ...ink, store, rows, frame }
  }

  it('draws the rows of its screen, the menu of headlines among them', () => {
    const { frame, rows, unmount } = draw()
    expect(frame()).toEqual(rows())
    unmount()
  })

  it('draws what follows from a key', async () => {
    const { frame, rows, store, unmount } = draw()
    store.send({ kind: 'key', key: 'j', text: 'j' })
    await vi.waitFor(() => expect(frame()).toEqual(rows()))
    store.send({ kind: 'key', key: 'enter', text: '' })
    expect(store.state().screens.at(-1)?.kind).toBe('article')
    await vi.waitFor(() => expect(frame()).toEqual(rows()))
    unmount()
  })
})
