import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { readIssue, type SourceFile } from '../../../source/ingest/index.ts'
import { DIRT, FAMILIES, makeEdition } from '../../editions/index.ts'
import { readText } from '../read-text.ts'
import { ENCODING, editedBy, LINE_EDIT, MARKUP, PAGE_EDIT, TREE_EDIT } from './edits.ts'
import { FORMS, issue, page, records } from './printed.ts'

const shipped = readFileSync(
  join(import.meta.dirname, '../../../data/hengyang-daily-2021-11-09.txt'),
  'utf8',
).split('\n')

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A file of edited lines, with or without empty lines between them, in any encoding. */
const damagedFile = (lines: fc.Arbitrary<readonly string[]>, name = 'page.txt'): fc.Arbitrary<SourceFile[]> =>
  fc
    .tuple(lines, fc.array(LINE_EDIT, { maxLength: 10 }), fc.constantFrom('\n', '\n\n'), ENCODING)
    .map(([printed, edits, apart, encoding]) => [
      { name, bytes: encoding(editedBy(printed, edits).join(apart)) },
    ])

const edition: fc.Arbitrary<SourceFile[]> = fc
  .record({
    family: fc.constantFrom(...FAMILIES),
    seed: fc.nat(9999),
    dirt: fc.uniqueArray(fc.constantFrom(...DIRT), { maxLength: 5 }),
    edits: fc.array(fc.tuple(fc.nat(40), PAGE_EDIT('<')), { maxLength: 10 }),
    // Files that are missing, doubled, under another's name, or in reverse order.
    files: fc.array(fc.tuple(fc.constantFrom('lose', 'double', 'rename', 'reverse'), fc.nat(40)), {
      maxLength: 3,
    }),
  })
  .map(({ family, seed, dirt, edits, files }) => {
    const saved = makeEdition(family, { seed, dirt, articles: 2, pages: 2 }).files.map(
      ({ path, bytes }): SourceFile => ({ name: path, bytes }),
    )
    for (const [nth, edit] of edits) {
      const file = saved[nth % saved.length]
      if (!file) continue
      const html = new TextDecoder(dirt.includes('bytes-gb18030') ? 'gb18030' : 'utf-8').decode(file.bytes)
      saved[nth % saved.length] = { ...file, bytes: encode(edit(html)) }
    }
    return files.reduce((all, [kind, nth]) => {
      const file = all[nth % all.length]
      if (!file || all.length < 2) return all
      if (kind === 'lose') return all.filter((other) => other !== file)
      if (kind === 'double') return all.concat(file)
      if (kind === 'reverse') return all.toReversed()
      return all.map((other) => (other === file ? { ...file, name: all[0]?.name ?? file.name } : other))
    }, saved)
  })

/** Random markup. */
const html: fc.Arbitrary<SourceFile[]> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...MARKUP),
      fc.constantFrom(...FORMS),
      fc.tuple(fc.constantFrom(...MARKUP), fc.integer({ min: 1, max: 400 })).map(([one, n]) => one.repeat(n)),
      fc.string({ unit: 'binary', maxLength: 10 }),
    ),
    { maxLength: 60 },
  )
  .map((pieces) => [{ name: 'content_1.htm', bytes: encode(`<html>${pieces.join('')}`) }])

/** The elements of a page that is of no edition. */
const PLAIN_TAGS = [
  '<h1>',
  '<h2>',
  '</h2>',
  '<p>',
  '<br>',
  '<li>',
  '<pre>',
  '</pre>',
  '<blockquote>',
  '<figcaption>',
  '<nav>',
].concat([
  '</nav>',
  '<table><tr><td>',
  '<td colspan=2>',
  '<tr><td>',
  '</table>',
  '<font size=5>',
  '</font>',
  '<b>',
  '</b>',
  '<p hidden>',
  '&nbsp;',
  '\n',
])
const plainPage: fc.Arbitrary<SourceFile[]> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...PLAIN_TAGS),
      fc.constantFrom(...FORMS),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    { maxLength: 60 },
  )
  .map((pieces) => [{ name: 'page.html', bytes: encode(`<h1>桥</h1><p>水位已退。</p>${pieces.join('')}`) }])

/** An article page whose text has random tables. */
const tables: fc.Arbitrary<SourceFile[]> = fc
  .array(
    fc.array(
      fc.array(
        fc.tuple(
          fc.constantFrom('<td>', '<th>', '<td rowspan=2>', '<td colspan=3>', '<td rowspan=99 colspan=99>'),
          fc.array(
            fc.oneof(
              fc.constantFrom('东渡', '06:30', '　', '<br>', '<p>'),
              fc.constantFrom(...MARKUP),
              fc.string({ unit: 'binary', maxLength: 5 }),
            ),
            { maxLength: 3 },
          ),
        ),
        { maxLength: 6 },
      ),
      { maxLength: 6 },
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((all) => {
    const written = all.map((rows) => {
      const cells = (row: (typeof rows)[number]): string =>
        row.map(([tag, pieces]) => tag + pieces.join('')).join('')
      return `<p>　　渡船改点。</p><table>${rows.map((row) => `<tr>${cells(row)}`).join('')}</table>`
    })
    const html = `<html><founder-title>渡船改点</founder-title><founder-content>${written.join('')}</founder-content>`
    return [{ name: 'content_1.htm', bytes: encode(html) }]
  })

const json: fc.Arbitrary<Promise<SourceFile[]>> = fc
  .tuple(
    fc.oneof(
      page.map((lines) => readText(['报', ...lines].join('\n\n'))),
      fc.tuple(fc.constantFrom(...FAMILIES), fc.nat(99)).map(([family, seed]) =>
        readIssue(
          makeEdition(family, { seed, pages: 2, articles: 1 }).files.map(({ path, bytes }) => ({
            name: path,
            bytes,
          })),
        ),
      ),
    ),
    fc.array(TREE_EDIT, { maxLength: 4 }),
    fc.array(PAGE_EDIT('"'), { maxLength: 1 }),
  )
  .map(async ([reading, edits, cuts]) => {
    const tree = editedBy<unknown>(await reading, edits)
    const text = editedBy(JSON.stringify(tree) ?? 'null', cuts)
    return [{ name: 'issue.json', bytes: encode(text) }]
  })

/** What a field of a record may hold. */
const fieldValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...FORMS) },
  fc.array(fc.constantFrom(...FORMS), { maxLength: 3 }),
  fc.array(fc.constantFrom(...FORMS), { maxLength: 4 }).map((lines) => lines.join('\n')),
  fc
    .array(fc.constantFrom(...FORMS, '<p>', '<br>', '<h3>', '&nbsp;', '<td>'), { maxLength: 4 })
    .map((all) => all.join('')),
  fc
    .record({ text: fc.constantFrom(...FORMS), type: fc.constantFrom('heading', 'text') })
    .map((block) => [block]),
  fc.string({ unit: 'binary', maxLength: 5 }),
  fc.integer({ min: 0, max: 20211109 }),
  fc.constant(null),
)
const FIELD_NAMES = [
  'title',
  '标题',
  '引题',
  '副题',
  'content',
  '正文',
  'text',
  '摘要',
  'author',
  '记者',
].concat(['date', '日期', 'page', '版次', '版名', '报纸', 'source', 'caption', 'id', 'items'])
/** Records in JSON lines or a list, some of them damaged. */
const jsonRecords: fc.Arbitrary<SourceFile[]> = fc
  .tuple(
    fc.array(fc.dictionary(fc.constantFrom(...FIELD_NAMES), fieldValue, { maxKeys: 7 }), {
      minLength: 1,
      maxLength: 6,
    }),
    fc.constantFrom('lines', 'list', 'wrapped'),
    fc.array(PAGE_EDIT('"'), { maxLength: 1 }),
  )
  .map(([all, form, cuts]) => {
    const whole = [{ title: '桥', content: '水位已退。' }, ...all]
    const text =
      form === 'lines'
        ? whole.map((one) => JSON.stringify(one)).join('\n')
        : JSON.stringify(form === 'list' ? whole : { paper: '青石日报', items: whole }, null, 1)
    return [{ name: 'records.jsonl', bytes: encode(editedBy(text, cuts)) }]
  })

const bytes: fc.Arbitrary<SourceFile[]> = fc
  .tuple(fc.uint8Array({ maxLength: 600 }), fc.array(fc.constantFrom(...FORMS), { maxLength: 3 }))
  .map(([noise, lines]) => [
    { name: 'page.txt', bytes: Uint8Array.from([...encode(lines.join('\n')), ...noise]) },
  ])

/** The marks of Markdown and of tables, alone and around text. */
const MARKS = [
  '# ',
  '## ',
  '**',
  '- ',
  '> ',
  '---',
  '```',
  '| ',
  ' | ',
  '| --- | --- |',
  '<br>',
  '\\',
  '![图](a.jpg)',
  '<!-- image -->',
]
  .concat([
    '<table><tr><td>',
    '</td><td rowspan=3>',
    '</td></tr></table>',
    '$10^{6}$',
    '&nbsp;',
    '东渡    06:30    2元',
    '[甲](/b)',
    '\n',
  ])
  .concat([
    '<think>',
    '</think>',
    '<|channel|>final<|message|>',
    '</answer>',
    '[^1]',
    '[^1]: ',
    '<!--',
    '$5 增 10\\%，到 $6',
  ])
const markdown: fc.Arbitrary<SourceFile[]> = fc
  .array(
    fc.array(
      fc.oneof(
        fc.constantFrom(...MARKS),
        fc.constantFrom(...FORMS),
        fc.string({ unit: 'binary', maxLength: 3 }),
      ),
      {
        maxLength: 4,
      },
    ),
    { maxLength: 30 },
  )
  .map((lines) => [
    { name: 'page.md', bytes: encode(`# 报\n\n## 桥\n\n${lines.map((line) => line.join('')).join('\n')}`) },
  ])

/** Each kind of source, intact or damaged. */
export const SOURCES: Readonly<Record<string, fc.Arbitrary<SourceFile[] | Promise<SourceFile[]>>>> = {
  Markdown: markdown,
  'the paper that ships': damagedFile(fc.constant(shipped)),
  'a page': damagedFile(page),
  'a whole issue': damagedFile(issue, 'issue.txt'),
  records: damagedFile(records, 'records.txt'),
  'lines in any order': damagedFile(
    fc.array(fc.constantFrom('', ...FORMS, ...shipped), { minLength: 1, maxLength: 60 }),
  ),
  'several files': fc
    .array(fc.oneof(damagedFile(page, 'a.txt'), damagedFile(records, 'b.txt'), edition, html), {
      minLength: 2,
      maxLength: 3,
    })
    .map((files) => files.flat()),
  'an issue of the format': json,
  'records in JSON': jsonRecords,
  'a saved edition': edition,
  markup: html,
  'a page of no edition': plainPage,
  'tables in a page': tables,
  'any text': fc
    .string({ unit: 'binary', maxLength: 400 })
    .map((noise) => [{ name: 'page.txt', bytes: encode(`报${noise}`) }]),
  'any bytes': bytes,
}
