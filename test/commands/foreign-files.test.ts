import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runWith, temporaryFolder } from './run-with.ts'

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0)
const page = (name: string, day: string, body = '江水涨了半米，沿江各县加固堤防。'): string =>
  `${name}\n\n2024年3月${day}日\n\n春汛将至\n\n本报讯（记者 林一）${body}\n`

/** Makes a folder of the files. @returns its path, and a function that runs a command with a shelf of its own */
const folderOf = (files: Readonly<Record<string, string | Uint8Array>>) => {
  const top = temporaryFolder()
  const folder = join(top, 'papers')
  mkdirSync(folder)
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  const baolan = (words: readonly string[], options = {}) =>
    runWith(words, { data: join(top, 'shelf'), lang: 'en', ...options })
  return { folder, baolan }
}

const PAPERS = { 'a.txt': page('江城晚报', '1'), 'below/b.txt': page('江城晚报', '2') }
const leftOut = (count: number): RegExp =>
  new RegExp(
    `^baolan: ${count} files? in folders left out, being no newspaper; 'baolan add --dry-run' lists each\n$`,
  )

/** Files that lie beside newspapers, each in its own way foreign. */
const FOREIGN: readonly (readonly [string, string | Uint8Array])[] = [
  ['front.png', PNG],
  ['style.css', 'body { color: red }'],
  ['.DS_Store', Uint8Array.of(0, 0, 0, 1)],
  ['below/._b.txt', Uint8Array.of(0, 5, 22, 7)],
  ['Thumbs.db', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0)],
  ['README', '扫描件，每版一个文件。'],
  ['README.md', '# 街坊日报合订本\n\n扫描件，每版一个文件。'],
  ['below/readme_zh.txt', '街坊日报合订本，2024年3月1日整理。'],
  ['使用说明.txt', '每版一个文件，先看第一版。'],
  ['LICENSE.txt', 'Permission is hereby granted'],
  ['2024-03-01.pdf', '%PDF-1.7'],
  ['2024-03-02.txt', '%PDF-1.7'],
  ['page.txt', PNG],
  ['package.json', '{"name":"papers"}'],
  ['settings.json', '{\n  // a comment\n  "tabs": 2,\n}'],
  ['urls.txt', 'https://paper.example/a\nhttps://paper.example/b\n'],
  ['bookmarks.html', '<!DOCTYPE html><title>Bookmarks</title><p>A list of links.</p>'],
  ['saved_files/frame.html', '<html><body><script>1</script></body></html>'],
]

describe('a folder with foreign files in it', () => {
  it.each(FOREIGN)('is added without %s, the second time too', async (name, content) => {
    const { folder, baolan } = folderOf({ ...PAPERS, [name]: content })
    const first = await baolan(['add', folder])
    expect(first).toMatchObject({ code: 0, out: '2 added\n', err: expect.stringMatching(leftOut(1)) })
    const second = await baolan(['add', folder])
    expect(second).toMatchObject({ code: 0, out: '2 same\n', err: expect.stringMatching(leftOut(1)) })
  })

  it('says in one line how many were left out, and in a dry run which', async () => {
    const { folder, baolan } = folderOf({ ...PAPERS, ...Object.fromEntries(FOREIGN) })
    symlinkSync(join(folder, 'a.txt'), join(folder, 'link.txt'))
    const { code, out, err } = await baolan(['add', folder], { dryRun: true })
    const lines = out.trimEnd().split('\n')
    expect(lines.filter((line) => line.endsWith(': no newspaper, left out'))).toHaveLength(FOREIGN.length + 1)
    for (const [name] of FOREIGN) expect(out).toContain(`${join(folder, name)}: no newspaper, left out`)
    expect(lines.at(-1)).toBe('2 added')
    expect(err).toMatch(leftOut(FOREIGN.length + 1))
    expect(code).toBe(0)
  })

  it('is printed without them', async () => {
    const { folder, baolan } = folderOf({ ...Object.fromEntries(FOREIGN), 'a.txt': page('江城晚报', '1') })
    const { code, out } = await baolan(['print', folder])
    expect(out).toContain('春汛将至')
    expect(code).toBe(0)
  })

  it('is a failure if nothing in it could be read, and others are added all the same', async () => {
    for (const files of [
      { 'front.png': PNG },
      { 'README.md': '说明' },
      { 'package.json': '{}' },
      {},
      Object.fromEntries(FOREIGN),
    ]) {
      const { folder, baolan } = folderOf(files)
      const good = folderOf(PAPERS)
      const { code, out, err } = await baolan(['add', folder, good.folder])
      expect(err).toContain(`baolan: ${folder}: no newspaper in this folder`)
      expect({ code, out }).toEqual({ code: 1, out: '2 added\n' })
    }
  })
})

describe('what is a failure in a folder too', () => {
  it.each<[string, string, string | Uint8Array]>([
    ['an empty page', 'c.txt', ''],
    ['a damaged issue', 'c.json', '{"format":"baolan-issue/1"}'],
    ['a page that is not text', 'c.txt', new Uint8Array(400).map((_, index) => index % 7)],
    ['a dated edition without a page', '2024-03/03/node_1.htm', '<html><title>404 Not Found</title></html>'],
  ])('%s, because a page may be missing', async (_, name, content) => {
    const { folder, baolan } = folderOf({ ...PAPERS, [name]: content })
    const { code, out, err } = await baolan(['add', folder])
    expect(err).toContain(join(folder, name))
    expect({ code, out }).toEqual({ code: 1, out: '2 added\n' })
  })

  it.each(FOREIGN.filter(([name]) => /front|package|bookmarks|03-0[12]/.test(name)))(
    '%s, if the command line names it',
    async (name, content) => {
      const { folder, baolan } = folderOf({ ...PAPERS, [name]: content })
      const { code, out, err } = await baolan(['add', join(folder, 'a.txt'), join(folder, name)])
      expect(err).toContain(name)
      expect({ code, out }).toEqual({ code: 1, out: '1 added\n' })
    },
  )

  it('not a text in Latin letters, whose name may be a day or a page', async () => {
    const { folder, baolan } = folderOf({
      ...PAPERS,
      '2024-03-05-02.txt': 'RIVER RISES\n\nThe river rose by half a metre.\n',
    })
    expect(await baolan(['add', folder])).toMatchObject({ code: 0, out: '3 added\n' })
  })
})
