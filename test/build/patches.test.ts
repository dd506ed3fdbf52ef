import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Metafile } from 'esbuild'
import { describe, expect, inject, it } from 'vitest'
import { patched, patches } from '../../build/substitutes/index.ts'
import { requireModules } from '../../build/substitutes/patch.ts'
import { root } from '../pty.ts'

const metafile: Metafile = JSON.parse(readFileSync(join(inject('dist'), '../metafile.json'), 'utf8'))
const modules = Object.keys(metafile.inputs)

const changes = patches.flatMap(({ name, changes }) =>
  changes.map(([module, change]) => ({ name, module, change })),
)

describe('a patch', () => {
  it.each(changes)('“$name” changes the $module that is installed', async ({ module, change }) => {
    const file = modules.find((path) => module.test(path)) ?? ''
    const text = readFileSync(join(root, file), 'utf8')
    expect(await change(text, file)).not.toBe(text)
  })

  it.each(changes)('“$name” fails the build if $module is written otherwise', async ({ change }) => {
    const other = 'export const other = 1\n'
    await expect((async () => change(other, 'other.js'))()).rejects.toThrow(/other\.js/)
  })

  it('fails the build if a module that it changes, or stands in for, is not in the bundle', () => {
    expect(() => requireModules(patched, modules)).not.toThrow()
    for (const module of patched) {
      const others = modules.filter((path) => !module.test(path))
      expect(() => requireModules(patched, others)).toThrow(String(module))
    }
  })
})
