import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { READMES, withKeys } from '../../build/readme-keys.ts'

const root = join(import.meta.dirname, '../..')

describe.each(READMES)('%s', (file, language) => {
  const text = readFileSync(join(root, file), 'utf8')

  it('lists the current keys of the reader (npm run generate updates them)', () => {
    expect(text).toBe(withKeys(text, language))
    expect(text).toMatch(/<!-- keys -->\n\|/)
  })

  it('links only to files that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, link = '']) => link)
    expect(links.length).toBeGreaterThan(1)
    for (const link of links) expect(existsSync(join(root, link)), link).toBe(true)
  })
})
