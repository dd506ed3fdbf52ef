import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mutated } from '../../build/mutants/mutant.ts'
import { MUTANTS } from '../../build/mutants/mutants.ts'

const root = join(import.meta.dirname, '../..')

describe('the mutants', () => {
  it.each(MUTANTS)('$name can still be put into its file, and its tests exist', (mutant) => {
    const source = readFileSync(join(root, mutant.file), 'utf8')
    expect(mutated(source, mutant)).not.toBe(source)
    expect(mutant.tests.filter((file) => !existsSync(join(root, file)))).toEqual([])
  })

  it('have a name of their own each', () => {
    expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length)
  })

  it('are refused if the text to replace is missing or occurs twice', () => {
    const mutant = { name: 'm', file: 'a.ts', original: 'x', replacement: 'y', consequence: '', tests: [] }
    expect(mutated('axb', mutant)).toBe('ayb')
    expect(() => mutated('ab', mutant)).toThrow(/^m: missing in a\.ts/)
    expect(() => mutated('axxb', mutant)).toThrow(/^m: more than once in a\.ts/)
  })
})
