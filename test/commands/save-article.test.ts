import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { printMarkdown } from '../../source/commands/print/markdown.ts'
import { saveArticle } from '../../source/commands/reading/save-article.ts'
import { citation } from '../../source/makeup/index.ts'
import { PAPER } from '../reader/paper.ts'
import { temporaryFolder } from './run-with.ts'

const folder = temporaryFolder()
const [article] = PAPER.articles
const save = (name: string, replace = false): Promise<boolean> => {
  if (!article) throw new Error('no article')
  return saveArticle(PAPER, article, join(folder, name), replace)
}
const saved = (name: string): string => readFileSync(join(folder, name), 'utf8')

it('saves Markdown or text by the ending of the name', async () => {
  if (!article) throw new Error('no article')
  for (const name of ['a.md', 'b.Markdown']) {
    expect(await save(name)).toBe(true)
    expect(saved(name)).toBe(printMarkdown(PAPER, [article]))
  }
  for (const name of ['a.txt', 'md', 'c.md.bak']) {
    expect(await save(name)).toBe(true)
    expect(saved(name)).toBe(`${citation(PAPER, article)}\n`)
  }
})

it('leaves a file as it is unless it is to be replaced', async () => {
  writeFileSync(join(folder, 'old.md'), 'kept')
  expect(await save('old.md')).toBe(false)
  expect(saved('old.md')).toBe('kept')
  expect(await save('old.md', true)).toBe(true)
  expect(saved('old.md')).toContain('让每一通来电都有回音')
})

it('fails where nothing can be written', async () => {
  mkdirSync(join(folder, 'folder.md'))
  expect(await save('folder.md')).toBe(false)
  await expect(save('folder.md', true)).rejects.toMatchObject({ code: 'EISDIR' })
  await expect(save('none/a.md')).rejects.toMatchObject({ code: 'ENOENT' })
})
