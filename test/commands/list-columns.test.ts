import { describe, expect, it } from 'vitest'
import { nameColumn } from '../../source/commands/invocation/name-column.ts'
import { cellWidth } from '../../source/typeset/index.ts'

const rows = ['江州晚报', '名'.repeat(2000), '晚报\n2031-05-21  假报'].map((name) => ({
  before: '2031-05-20  ',
  name,
  after: '  4 版  31 篇  20,481 字',
}))
const linesOf = (columns?: number): string[] => nameColumn(rows, columns).trimEnd().split('\n')

describe('a list', () => {
  it.each([20, 40, 60, 80, 200])('is no wider than a terminal of %i columns', (columns) => {
    const lines = linesOf(columns)
    expect(lines).toHaveLength(3)
    for (const line of lines) expect(cellWidth(line, 1)).toBeLessThanOrEqual(columns)
    expect(lines[1]).toContain('…')
  })

  it('has its columns below each other, with a name cut only as far as it must be', () => {
    const lines = linesOf(80)
    const widths = lines.map((line) => cellWidth(line.slice(0, line.indexOf('4 版')), 1))
    expect(new Set(widths).size).toBe(1)
    expect(lines[0]).toMatch(/江州晚报 +4 版 {2}31 篇 {2}20,481 字$/)
  })

  it('in a pipe is not cut, and an odd name pads no other row', () => {
    const lines = linesOf()
    expect(lines[1]).toContain('名'.repeat(2000))
    expect(cellWidth(lines[0] ?? '', 1)).toBeLessThan(100)
  })
})
