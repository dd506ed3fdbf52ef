import { describe, expect, it } from 'vitest'
import { windowTitle } from '../../source/reader/parts/window-title.ts'
import { PAPER } from './paper.ts'

const { nameLatin: _, ...unnamed } = PAPER
const issue = { ...unnamed, name: '江城晚报', datePublished: '2031-05-06' }

describe("the window's title", () => {
  it('is the paper and its date', () => {
    expect(windowTitle(issue, { TERM: 'xterm-256color' })).toBe('江城晚报 2031-05-06')
    expect(windowTitle({ ...issue, name: '' }, {})).toBe('baolan 2031-05-06')
  })

  it('is ASCII in GNU screen, which cuts other titles', () => {
    expect(windowTitle(issue, { TERM: 'screen.xterm-256color' })).toBe('baolan 2031-05-06')
    const latin = { ...issue, nameLatin: 'JIANGCHENG WANBAO' }
    expect(windowTitle(latin, { TERM: 'screen' })).toBe('JIANGCHENG WANBAO 2031-05-06')
    // tmux has this TERM too, and takes everything.
    expect(windowTitle(latin, { TERM: 'screen', TMUX: '1' })).toBe('江城晚报 2031-05-06')
  })

  it('drives no terminal, and is not endless', () => {
    const hostile = { ...issue, name: `报\x1b]0;x\x07\u202e${'长'.repeat(500)}` }
    const title = windowTitle(hostile, {})
    expect(title).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    expect(title.length).toBeLessThan(100)
  })
})
