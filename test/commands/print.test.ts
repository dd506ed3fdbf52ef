import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { issueFromJson } from '../../source/issue/index.ts'
import { cellWidth } from '../../source/typeset/index.ts'
import { runWith, temporaryFolder } from './run-with.ts'

const folder = temporaryFolder()
const data = join(folder, 'shelf')
const paper = join(folder, 'paper.txt')
writeFileSync(
  paper,
  `江城晚报

2024年3月1日 星期五

春汛将至 沿江各县加固堤防

本报讯（记者 林一）3月1日，江水涨了半米。沿江各县连夜加固堤防，共投入2000多人。

市防汛办说，未来三天还有雨，请市民“远离江岸”。

新桥通车

本报讯（记者 陈二）2月29日，新桥通车，过江只要5分钟。
`,
)

const print = (words: readonly string[], options = {}) => runWith(['print', ...words], { data, ...options })

describe('baolan print', () => {
  it('prints the issue that ships if there is no shelf, without making its folder', async () => {
    const { code, out, err } = await print([])
    expect(err).toBe('')
    expect(code).toBe(0)
    expect(out).toMatch(/^ +衡 +阳 +日 +报$/m)
    expect(out).toContain('努力交出生态环境问题整改的满意答卷')
  })

  it.each([20, 40, 61, 80, 120])('keeps every line within --width %i', async (width) => {
    const { out } = await print([paper], { width })
    const widest = Math.max(...out.split('\n').map((line) => cellWidth(line, 1)))
    expect(widest).toBeLessThanOrEqual(width)
    expect(out.replace(/\s/g, '')).toContain('沿江各县连夜加固堤防，共投入2000多人。')
  })

  it('sets the body in columns, within the width', async () => {
    const { out } = await print([paper], { width: 72, columns: 2, article: 1 })
    const lines = out.split('\n')
    expect(Math.max(...lines.map((line) => cellWidth(line, 1)))).toBeLessThanOrEqual(72)
    expect(lines.some((line) => /本报讯.* {2,}.*防汛办/.test(line))).toBe(true)
  })

  it('prints one article', async () => {
    const { out } = await print([paper], { article: 2 })
    expect(out).toContain('新桥通车')
    expect(out).not.toContain('春汛')
  })

  it('prints an issue that can be read back', async () => {
    const { out } = await print([paper], { format: 'json' })
    const issue = await issueFromJson(out)
    expect(issue.articles.map(({ headline }) => headline.join(' '))).toEqual([
      '春汛将至 沿江各县加固堤防',
      '新桥通车',
    ])
    const json = join(folder, 'issue.json')
    writeFileSync(json, out)
    expect((await print([json], { format: 'json' })).out).toBe(out)
  })

  it('escapes the marks of Markdown in the text', async () => {
    const odd = join(folder, 'odd.txt')
    writeFileSync(
      odd,
      '江城晚报\n\n2024年3月1日\n\n新桥 *通车*\n\n本报讯（记者 陈二）2月29日，[新桥](x)通车，过江只要5分钟。\n',
    )
    const { out } = await print([odd], { format: 'markdown' })
    expect(out).toContain('# 江城晚报')
    expect(out).toContain('## 新桥 \\*通车\\*')
    expect(out).toContain('\\[新桥\\]')
  })

  it('joins several files of one paper and day, and refuses those of another', async () => {
    const pages = ['A01', 'A02'].map((mark) => {
      const path = join(folder, `day-${mark}.txt`)
      writeFileSync(
        path,
        `江城晚报\n\n2024年3月1日\n\n第${mark}版：要闻\n\n${mark}版的新桥通车\n\n本报讯（记者 陈二）新桥通车，过江只要五分钟。\n`,
      )
      return path
    })
    const { out } = await print(pages)
    expect(out).toMatch(/A01版的新桥通车[\s\S]*A02版的新桥通车/)
    const other = join(folder, 'other.txt')
    writeFileSync(other, '山城早报\n\n2024年3月1日\n\n茶市开秤\n\n本报讯（记者 王三）头一批明前茶上市。\n')
    expect(await print([paper, other])).toMatchObject({ code: 1, out: '' })
  })

  it('prints an article once if it continues on another page', async () => {
    const jumped = join(folder, 'jumped.txt')
    const end = '沿江各县连夜加固堤防，两岸灯火通明，直到天亮。'
    writeFileSync(
      jumped,
      `江城晚报\n\n2024年3月1日\n\n第A01版：要闻\n\n春汛将至\n\n本报讯（记者 林一）江水涨了半米，人们把沙袋扛上\n\n（下转A02版）\n\n第A02版：要闻\n\n（上接A01版）堤岸。${end}\n`,
    )
    const { out } = await print([jumped])
    expect(out.replace(/\s/g, '').split(end)).toHaveLength(2)
    expect(out).toContain('春汛将至（见第A01版）')
  })

  it('reads standard input', async () => {
    const { out } = await print(['-'], {
      input: '新桥通车\n\n本报讯（记者 陈二）2月29日，新桥通车，过江只要5分钟。\n',
    })
    expect(out).toContain('新桥通车')
  })

  it('prints plain text if the output is no terminal', async () => {
    const { out, code } = await runWith([paper], { data })
    expect(code).toBe(0)
    expect(out).toContain('新桥通车')
    expect(out).not.toContain('\u001b')
  })
})

describe('bad input', () => {
  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const empty = join(folder, 'empty')
  mkdirSync(empty)

  it.each([
    ['a file that is not there', () => join(folder, 'none.txt'), /none\.txt: no such file/],
    ['a folder without a newspaper', () => empty, /no newspaper in this folder/],
    ['an empty file', () => file('zero.txt', ''), /zero\.txt is empty/],
    [
      'a binary file',
      () => file('image.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 255, 254)),
      /image\.png/,
    ],
    [
      'JSON of another program',
      () => file('foreign.json', '[{"title":"新桥通车"}]'),
      /JSON, but not baolan-issue/,
    ],
    ['JSON that is no issue', () => file('other.json', '{"format":"baolan-issue/1"}'), /name/],
  ])('reports in one line what is wrong with %s', async (_, path, message) => {
    const { code, out, err } = await print([path()], { lang: 'en' })
    expect(err).toMatch(message)
    expect(err).toMatch(/^baolan: .+\n$/)
    expect(out).toBe('')
    expect(code).toBe(1)
  })

  it.each([
    [{ width: 1 }, /--width takes a whole number/],
    [{ article: 9 }, /--article takes a number from 1 to 2/],
    [{ format: 'pdf' }, /--format takes text, json, markdown/],
    [{ ambiguous: '3' }, /--ambiguous takes/],
    [{ lineBreak: 'loose' }, /--line-break takes/],
    [{ colour: true }, /no option --colour/],
  ])('refuses %j as wrong usage', async (options, message) => {
    const { code, err } = await print([paper], { lang: 'en', ...options })
    expect(err).toMatch(message)
    expect(code).toBe(2)
  })

  it('reads GB18030, a page without a masthead, and text without an article', async () => {
    const gbk = Uint8Array.from([0xd0, 0xc2, 0xc7, 0xc5, 0xcd, 0xa8, 0xb3, 0xb5, 0xa1, 0xa3])
    expect((await print([file('gbk.txt', gbk)])).out).toContain('新桥通车。')
    expect((await print([file('word.txt', '新桥')])).out).toContain('新桥')
  })

  it('prints no escape sequence and no control character of the source', async () => {
    const hostile = file(
      'hostile.txt',
      '新桥通车\n\n本报讯（记者 陈二）\u001b[31m红\u001b]0;x\u0007\u202e新桥\u0000通车，过江只要5分钟。\n',
    )
    for (const format of ['text', 'markdown', 'json']) {
      const { out } = await print([hostile], { format })
      expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
    }
  })

  it('prints none from JSON either', async () => {
    const { out } = await print([paper], { format: 'json' })
    const json = file('hostile.json', out.replace('新桥通车', '新桥\\u001b[31m通车'))
    for (const format of ['text', 'markdown', 'json'])
      expect((await print([json], { format })).out).not.toContain('\u001b')
  })
})
