import { describe, expect, it } from 'vitest'
import { type Setting, setParagraph } from '../../source/typeset/index.ts'

const setting: Setting = { width: 20, ambiguous: 1, level: 'gb' }
const set = (text: string, change: Partial<Setting>): string[] =>
  setParagraph(text, { ...setting, ...change }).map((line) => line.text)

describe('justification', () => {
  it('widens the gaps of Latin text first', () => {
    expect(set('他用GDP这个词说了很久，说完又看看窗外', { width: 21, justify: true })[0]).toBe(
      '他用 GDP 这个词说了很',
    )
  })

  it('then the gaps after marks, never inside a pair', () => {
    const [line] = setParagraph('他说：“水涨了。”然后他们', { ...setting, width: 19, justify: true })
    expect(line).toMatchObject({ text: '他说：“水涨了。” 然', pads: [{ offset: 9, cells: 1 }] })
  })

  it('leaves the last line ragged, and one that has more than three cells to spare', () => {
    expect(set('他说完，走了', { width: 14, justify: true })).toEqual(['他说完，走了'])
    const [wide, narrow] = [24, 23].map((width) =>
      set('水，山，桥，路，人。Mississippi', { width, justify: true }),
    )
    expect(wide?.[0]).toBe('水，山，桥，路，人。')
    expect(narrow?.[0]).not.toBe('水，山，桥，路，人。')
  })
})

describe('hanging', () => {
  it('lets one 、，。 reach past the width', () => {
    const [line] = setParagraph('清晨六点江边的码头，已经热闹起来', { ...setting, width: 18, hang: true })
    expect(line).toMatchObject({ text: '清晨六点江边的码头，', cells: 20, hang: 2 })
  })

  it('lets no other mark, and none of a row of marks', () => {
    expect(set('清晨六点江边的码头；已经热闹起来', { width: 18, hang: true })[0]).toBe('清晨六点江边的码')
    expect(set('清晨六点江边的码”，已经热闹起来', { width: 17, hang: true })[0]).toBe('清晨六点江边的')
  })
})
