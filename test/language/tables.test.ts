import * as OpenCC from 'opencc-js/cn2t'
import { describe, expect, it } from 'vitest'
import { LANGUAGES, type Language, wordsFor } from '../../source/language/index.ts'
import { cellWidth } from '../../source/typeset/index.ts'

type Table = Readonly<Record<string, unknown>>

const table = (language: Language): Table => wordsFor(language)

/** Every text of a language, with `given` for each parameter, except outcomes, whose parameters are fixed words. */
const texts = (language: Language, given: string | number): (readonly [id: string, text: string])[] => {
  const of = (words: Table, path: string): (readonly [string, string])[] =>
    Object.entries(words).flatMap(([key, entry]) => {
      const id = path + key
      if (typeof entry === 'string') return [[id, entry] as const]
      if (typeof entry === 'object' && entry !== null) return of(entry as Table, `${id}.`)
      if (id === 'outcome') return []
      const say = entry as (...parameters: unknown[]) => string
      return [[id, String(say(...Array.from({ length: Math.max(2, say.length) }, () => given)))] as const]
    })
  return of(table(language), '')
}

const shapeOf = (words: Table): unknown =>
  Object.fromEntries(
    Object.entries(words).map(([key, entry]) => [
      key,
      typeof entry === 'object' && entry !== null ? shapeOf(entry as Table) : typeof entry,
    ]),
  )

/** Names that no language translates. */
const NAMES =
  /baolan(?:-issue\/1)?|Markdown|JSON|PDF|ZIP|pdftotext|gunzip|UTF|GB18030|SQLite|Node|config\.json|https?_proxy|https?|robots\.txt|Shift|Enter|Esc|BAOLAN_SECURE|LANG|TERM|zh_(?:CN|TW)|reindex|verify|articles|pages|papers|format|private|true|false|name|txt|html|json|Tab|fg|fetch|auto|bash|zsh|fish|"\w+"|tmux|set -s set-clipboard on|--\w+/g

describe('the tables of words', () => {
  it.each(LANGUAGES)('have the same entries in %s', (language) => {
    expect(shapeOf(table(language))).toEqual(shapeOf(table('zh')))
  })

  it('define each entry in one part only', async () => {
    for (const folder of ['zh', 'zh-tw', 'en']) {
      const parts = await Promise.all(
        [
          'screens',
          'keys',
          'outcomes',
          'usage',
          'failures',
          'fields',
          'shelf-messages',
          'fetching',
          'linear',
          'help',
        ].map((part) => import(`../../source/language/${folder}/${part}.ts`)),
      )
      const keys = parts.flatMap((part: Record<string, object>) => Object.values(part).flatMap(Object.keys))
      expect(new Set(keys).size).toBe(keys.length)
      expect(keys.length).toBe(Object.keys(table('zh')).length)
    }
  })

  it('have no English in Chinese, and no Chinese in English', () => {
    for (const language of ['zh', 'zh-TW'] as const)
      for (const [id, text] of texts(language, 1)) {
        // The Linux console shows only ASCII.
        if (id === 'linuxConsole') continue
        const commands = text.replace(/:(?:get|set|w|q)\b|[“「]baolan[^”」]*[”」]|baolan get .*/g, '')
        expect(commands.replace(NAMES, ''), `${language} ${id}`).not.toMatch(/[A-Za-z]{3,}/)
      }
    for (const [id, text] of texts('en', 1)) expect(text, id).not.toMatch(/\p{Script=Han}/u)
  })

  it('use Taiwan’s characters, words and quotation marks in zh-TW', () => {
    const traditional = OpenCC.Converter({ from: 'cn', to: 'tw' })
    for (const [id, text] of texts('zh-TW', 1)) {
      expect(traditional(text), id).toBe(text)
      expect(text.replace('“ ” — …', ''), id).not.toMatch(/[“”]/)
      expect(text, id).not.toMatch(
        /窗口|剪貼板|(?<!辦公)文件|網絡|服務器|默認|信息|打開|內存|線程|鏈接|尋找|退出|字符|二進制/,
      )
    }
    for (const [id, text] of texts('zh', 1)) expect(text, id).not.toMatch(/[「」]/)
  })

  it('use the English singular and plural', () => {
    const things = '(?:articles?|issues?|pages?|files?|problems?|days?|characters?|bytes?|columns?|cells?)'
    for (const count of [0, 1, 2]) {
      const counted = new RegExp(`(?:^|[^\\d,])${count} (${things})(?![\\w-])`, 'g')
      for (const [id, text] of texts('en', count))
        for (const [, thing = ''] of text.matchAll(counted)) expect(thing.endsWith('s'), id).toBe(count !== 1)
    }
  })

  it.each([
    ['noIssueBefore', /更早/, /更早/, /earlier/],
    ['noIssueAfter', /更晚/, /更晚/, /later/],
    ['firstArticle', /第一篇/, /第一篇/, /first/],
    ['lastArticle', /最后一篇/, /最後一篇/, /last/],
    ['firstPage', /第一版/, /第一版/, /first/],
    ['lastPage', /最后一版/, /最後一版/, /last/],
    ['bookmarkSet', /加/, /加/, /set/],
    ['bookmarkGone', /删/, /刪/, /removed/],
    ['copied', /已送往/, /已送往/, /Sent/],
    ['copyAsked', /不收/, /不收/, /Asked/],
    ['copyAskedTmux', /set-clipboard on/, /set-clipboard on/, /set-clipboard on/],
    ['noClipboard', /没有剪贴板/, /沒有剪貼簿/, /no clipboard/],
    ['tooLong', /太长/, /太長/, /Too long/],
    ['noBookmarks', /书签/, /書籤/, /bookmark/],
    ['noHistory', /读过/, /讀過/, /read/],
    ['onShelf', /打开/, /開啟/, /opens/],
    ['canFetch', /去取/, /去取/, /fetches/],
    ['supervised', /主管$/, /主管$/, /^supervised/],
    ['sponsored', /主办$/, /主辦$/, /^sponsored/],
    ['readOnlyToAdd', /放不上/, /放不上/, /put on/],
    ['readOnlyToRemove', /撤不下/, /撤不下/, /removed/],
    ['theIndex', /索引/, /索引/, /index/],
    ['theTraces', /阅读记录/, /閱讀紀錄/, /reading record/],
    ['notInIndex', /没有/, /沒有/, /not in/],
    ['indexHoldsStranger', /不在报架上/, /不在報架上/, /not on the shelf/],
    ['noSuchFile', /文件夹/, /資料夾/, /file or folder/],
    ['noSuchPaper', /这份报/, /這份報/, /lists the papers/],
  ])('have the same meaning for %s', (id, zh, zhTW, en) => {
    for (const [language, wanted] of [
      ['zh', zh],
      ['zh-TW', zhTW],
      ['en', en],
    ] as const)
      expect(new Map(texts(language, 3)).get(id), language).toMatch(wanted)
  })

  it.each(LANGUAGES)('have an advice on tmux that fits 40 columns, in %s', (language) => {
    expect(cellWidth(wordsFor(language).copyAskedTmux, 2)).toBeLessThan(40)
  })
})
