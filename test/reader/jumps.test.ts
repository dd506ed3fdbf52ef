import { describe, expect, it } from 'vitest'
import { plainText } from '../../source/makeup/index.ts'
import { rowsOf, viewOf } from '../../source/reader/screens/index.ts'
import { screenOf } from '../../source/reader/state/state.ts'
import { ids } from './paper.ts'
import { article, lastRow, open, press, type } from './playing.ts'

describe('two apostrophes', () => {
  it('lead back to the place before a jump in a text, and once more to where that led', () => {
    const small = { size: { columns: 40, rows: 12 } }
    const read = press(open(small), '] enter space').state
    const place = screenOf(read)
    const end = press(read, 'G').state
    expect(screenOf(end)).not.toEqual(place)
    const back = press(end, "' '").state
    expect(screenOf(back)).toEqual(place)
    expect(screenOf(press(back, "' '").state)).toEqual(screenOf(end))
    // A scrolled page is no jump.
    expect(screenOf(press(press(end, 'k k').state, "' '").state)).toEqual(place)
  })

  it('lead back from another article, from a match, and from another page', () => {
    const read = press(open(), 'enter').state
    expect(article(press(read, 'J').state)).toBe(ids.wharf)
    expect(article(press(read, "J ' '").state)).toBe(ids.hotline)
    const found = press(type(press(read, '/').state, '工单'), 'enter').state
    expect(screenOf(press(found, "' '").state)).toEqual(screenOf(read))
    const list = press(open(), 'j').state
    expect(screenOf(press(list, "] ' '").state)).toEqual(screenOf(list))
  })

  it('say that there was no jump, and wait for the second', () => {
    expect(lastRow(press(open(), "' '").state)).toContain('没有可回的地方')
    const once = press(open(), "'").state
    expect(lastRow(once)).toContain("'")
    // Another key is that key.
    expect(screenOf(press(once, 'j').state)).toMatchObject({ selected: 1 })
    expect(press(once, 'escape').state.message).toBeUndefined()
  })
})

describe('a key that means nothing', () => {
  it('is said to mean nothing once, until another has meant something', () => {
    const first = press(open(), '$').state
    expect(lastRow(first)).toContain('没有这个键 · ? 帮助')
    expect(lastRow(press(first, '$').state)).not.toContain('没有这个键')
    expect(lastRow(press(first, 'j $').state)).toContain('没有这个键')
  })
})

describe('the list of contents', () => {
  it('has headlines that are still to be read in bold, and those that were read plain', () => {
    const isBold = (read: readonly string[]): boolean => {
      const state = { ...open({ size: { columns: 50, rows: 24 } }), read: new Set(read) }
      const row = rowsOf(viewOf(state)).find((each) => plainText(each).includes('让每一通来电都有回音'))
      return row?.some(({ style }) => style?.bold) ?? false
    }
    expect(isBold([])).toBe(true)
    expect(isBold([ids.hotline])).toBe(false)
  })
})
