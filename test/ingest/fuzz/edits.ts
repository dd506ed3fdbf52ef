import fc from 'fast-check'
import { encodeGb18030 } from '../../editions/gb18030.ts'
import { FORMS } from './printed.ts'

/** An edit as carelessness or malice makes one. */
type Edit<T> = (value: T) => T

export const editedBy = <T>(value: T, edits: readonly Edit<T>[]): T =>
  edits.reduce((result, edit) => edit(result), value)

const index = fc.nat(10_000)
/** An index into `items`, whatever the number. */
const indexIn = (items: { readonly length: number }, number: number): number =>
  items.length === 0 ? 0 : number % items.length
const spliced = (lines: readonly string[], place: number, count: number, ...inserted: string[]): string[] => {
  const changed = [...lines]
  changed.splice(indexIn(lines, place), count, ...inserted)
  return changed
}

const HALVES: readonly (readonly [string, string])[] = [
  ['，', ','],
  ['：', ':'],
  ['（', '('],
  ['）', ')'],
  ['。', '.'],
  ['——', '--'],
  ['〇', 'O'],
  ['\n', '\r\n'],
]

type LineEdit = Edit<readonly string[]>
const lineEdit = (edit: (lines: readonly string[], place: number) => readonly string[]) =>
  index.map(
    (place): LineEdit =>
      (lines) =>
        edit(lines, place),
  )

/** Edits to the lines of a text. */
export const LINE_EDIT: fc.Arbitrary<LineEdit> = fc.oneof(
  lineEdit((lines, place) => spliced(lines, place, 1)),
  lineEdit((lines, place) => spliced(lines, place, 0, lines[indexIn(lines, place)] ?? '')),
  lineEdit((lines, place) => lines.slice(0, indexIn(lines, place) + 1)),
  lineEdit((lines, place) => {
    const [line = '', next = ''] = lines.slice(indexIn(lines, place))
    return spliced(lines, place, 2, line + next)
  }),
  fc.tuple(index, index).map(
    ([from, to]): LineEdit =>
      (lines) => {
        const [line = ''] = lines.slice(indexIn(lines, from))
        return spliced(spliced(lines, from, 1), to, 0, line)
      },
  ),
  fc.tuple(index, index, fc.nat(40)).map(
    ([from, to, count]): LineEdit =>
      (lines) => {
        const copied = lines.slice(indexIn(lines, from), indexIn(lines, from) + count)
        return spliced(lines, to, 0, ...copied)
      },
  ),
  fc.tuple(index, index).map(
    ([place, cut]): LineEdit =>
      (lines) => {
        const line = lines[indexIn(lines, place)] ?? ''
        const end = indexIn(line, cut)
        return spliced(lines, place, 1, line.slice(0, end), '', line.slice(end))
      },
  ),
  fc.tuple(index, fc.constantFrom(...FORMS)).map(
    ([place, form]): LineEdit =>
      (lines) =>
        spliced(lines, place, 0, form),
  ),
  fc.tuple(index, fc.string({ unit: 'binary', maxLength: 12 })).map(
    ([place, noise]): LineEdit =>
      (lines) =>
        spliced(lines, place, 0, noise),
  ),
  fc.tuple(index, fc.integer({ min: 5, max: 40 })).map(
    ([place, measure]): LineEdit =>
      (lines) => {
        const line = lines[indexIn(lines, place)] ?? ''
        return spliced(lines, place, 1, ...(line.match(new RegExp(`.{1,${measure}}`, 'gu')) ?? ['']))
      },
  ),
  fc.integer({ min: 6, max: 40 }).map(
    (measure): LineEdit =>
      (lines) =>
        lines.flatMap((line) => line.match(new RegExp(`.{1,${measure}}`, 'gu')) ?? ['']),
  ),
  fc.constantFrom(...HALVES).map(
    ([full, half]): LineEdit =>
      (lines) =>
        lines.map((line) => line.replaceAll(full, half)),
  ),
  fc.tuple(fc.integer({ min: 8, max: 30 }), fc.constantFrom(' ', '　', '')).map(
    ([measure, gutter]): LineEdit =>
      (lines) => {
        const all = lines.flatMap((line) => line.match(new RegExp(`.{1,${measure}}`, 'gu')) ?? [''])
        const half = Math.ceil(all.length / 2)
        const rows = all.slice(0, half).map((left, row) => [left, all[half + row] ?? ''] as const)
        if (gutter === '') return rows.flat()
        return rows.map(
          ([left, right]) => `${left}${gutter.repeat(Math.max(2, 2 + measure - left.length))}${right}`,
        )
      },
  ),
  fc.constant<LineEdit>((lines) => lines.flatMap((line) => [line, ''])),
  fc.constant<LineEdit>((lines) => lines.filter((line) => line !== '')),
  fc.constant<LineEdit>((lines) => lines.map((line) => `　　${line}`)),
  fc.constant<LineEdit>((lines) => lines.map((line) => [...line].join(' '))),
)

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const utf16 = (text: string): Uint8Array =>
  Uint8Array.from([
    0xff,
    0xfe,
    ...Array.from(text, (_, place) => text.charCodeAt(place)).flatMap((unit) => [unit & 0xff, unit >> 8]),
  ])
/** GBK read as Latin-1 and saved as UTF-8. */
const misread = (text: string): Uint8Array => utf8(String.fromCharCode(...encodeGb18030(text.slice(0, 4000))))
/** The first half in UTF-8, the second in GB18030. */
const mixed = (text: string): Uint8Array => {
  const middle = text.length >> 1
  return Uint8Array.from([...utf8(text.slice(0, middle)), ...encodeGb18030(text.slice(middle))])
}

/** Encoders of a text, right and wrong. */
export const ENCODING: fc.Arbitrary<(text: string) => Uint8Array> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(utf8) },
  { weight: 4, arbitrary: fc.constantFrom(encodeGb18030, utf16, misread, mixed) },
  {
    weight: 2,
    arbitrary: fc.constant((text: string) => utf8(`\ufeff${text.replaceAll('\n', '\r\n')}`)),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(index, fc.integer({ min: 1, max: 3 })).map(([place, count]) => (text: string) => {
      const bytes = [...encodeGb18030(text)]
      bytes.splice(indexIn(bytes, place), count)
      return Uint8Array.from(bytes)
    }),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(index, fc.integer({ min: 1, max: 255 })).map(([place, byte]) => (text: string) => {
      const bytes = utf8(text)
      bytes[indexIn(bytes, place)] = byte
      return bytes
    }),
  },
)

/** Pieces of markup, whole and broken, and characters that must not be output. */
export const MARKUP: readonly string[] = [
  '<',
  '>',
  '"',
  "'",
  '<!--',
  '-->',
  '</td>',
  '</div>',
  '<table>',
  '<tr><td>',
  '<td rowspan=3 colspan=9>',
  '<table><tr><td>甲<td>乙<tr><td>丙<td>丁</table>',
  '10<sup>6</sup>',
  '<sup>',
  '</sup>',
  '<sub>',
  '<ruby>瀍<rt>chán</ruby>',
  '<rt>',
  '<q>',
  '<del>删</del>',
  '<s>',
  '<span hidden>隐</span>',
  '<div style="display:none">',
  '<!-- 不发的字 -->',
  '王<img src="a/E1A2.gif">水',
  '<img src=a.gif width=16 height=16 alt=字>',
  '<p',
  '<p>',
  '</p>',
  '<br>',
  '<founder-content>',
  '</founder-content>',
  '<founder-title>',
  '</founder-title>',
  '<!--<npm:article-title>-->',
  '<!--</npm:article-title>-->',
  '<!--enpcontent-->',
  '<!--/enpcontent-->',
  '/enpproperty-->',
  '<script>',
  '</script>',
  '<script>document.write(view("题<br>目"))</script>',
  '<style>',
  '<![CDATA[',
  ']]>',
  '<?xml',
  '<textarea>',
  '<title>',
  '<svg>',
  '<math>',
  '<h1></h1>',
  '<h1>',
  '<a href=content_9.htm>',
  '<a id=pageLink href=node_2.htm>第02版：综合</a>',
  '<a href="javascript:alert(1)">',
  '<img src="data:image/png;base64,AAAA">',
  '<area coords="1" href="content_1.htm">',
  '<map name=PagePicMap>',
  '<meta charset=gb2312>',
  '<base href="http://other.invalid/">',
  '<td class=font01>',
  '<td class=font02>',
  '<div id=ozoom>',
  '<div class=attachment>',
  '<!--enpproperty <date>2026-2-3</date>/enpproperty-->',
  '\u001b[2J',
  '\u202e',
  '&#27;',
  '&#x202e;',
  '&amp;',
  '&nope;',
  '&#x110000;',
  '2026年2月30日',
  '\ud800',
  '\u0000',
  '渡口的老人',
  '　　河水暗下来。',
]

interface Place {
  readonly kind: 'cut' | 'double' | 'put' | 'truncate' | 'move'
  readonly at: number
  readonly size: number
  readonly odd: string
}
const PLACE: fc.Arbitrary<Place> = fc.record({
  kind: fc.constantFrom('cut', 'double', 'put', 'put', 'move', 'truncate'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  size: fc.integer({ min: 1, max: 60 }),
  odd: fc.constantFrom(...MARKUP),
})

/** Edits to a page of HTML or a text of JSON, half of them at an `edge` of its structure. */
export const PAGE_EDIT = (edge: string): fc.Arbitrary<Edit<string>> =>
  PLACE.map(({ kind, at: share, size, odd }) => (page) => {
    const start = Math.floor(share * page.length)
    const from = size % 2 ? Math.max(0, page.indexOf(edge, start)) : start
    const piece = page.slice(from, from + size)
    switch (kind) {
      case 'cut':
        return page.slice(0, from) + page.slice(from + size)
      case 'double':
        return page.slice(0, from) + piece + page.slice(from)
      case 'put':
        return page.slice(0, from) + odd + page.slice(from)
      case 'move': {
        const rest = page.slice(0, from) + page.slice(from + size)
        const to = Math.floor((1 - share) * rest.length)
        return rest.slice(0, to) + piece + rest.slice(to)
      }
      case 'truncate':
        return share > 0.3 ? page.slice(0, from) : page
    }
  })

/** Values that no field of the format may have, and hostile ones that some fields may. */
const ODD_VALUE: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1.5,
    1e308,
    '',
    [],
    {},
    [[]],
    '2023-02-30',
    'news',
    '__proto__',
  ),
  fc.constantFrom<unknown>(
    '\u001b[2J',
    '\u202e倒',
    '\ud800',
    '\n\n',
    'a\u0000b',
    '　',
    { toString: 1 },
    [0, 1],
    [9e9, -1],
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
)

/** Replaces, drops, renames or doubles a value of a tree; a path of numbers selects it. */
export const TREE_EDIT: fc.Arbitrary<Edit<unknown>> = fc
  .tuple(
    fc.array(fc.nat(50), { minLength: 1, maxLength: 6 }),
    fc.constantFrom('put', 'drop', 'double', 'rename'),
    ODD_VALUE,
  )
  .map(([path, kind, odd]) => {
    const edit = (value: unknown, [step = 0, ...rest]: readonly number[]): unknown => {
      if (typeof value !== 'object' || value === null) return odd
      const entries: [string, unknown][] = Object.entries(value)
      const place = indexIn(entries, step)
      const [entry] = entries.slice(place)
      if (!entry) return odd
      const [key, inner] = entry
      if (rest.length > 0) entries[place] = [key, edit(inner, rest)]
      else if (kind === 'put') entries[place] = [key, odd]
      else if (kind === 'drop') entries.splice(place, 1)
      else if (kind === 'rename') entries[place] = [`${key}\u202e`, inner]
      else entries.splice(place, 0, Array.isArray(value) ? [key, inner] : [`${key}2`, inner])
      return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries)
    }
    return (value) => edit(value, path)
  })
