import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../source/commands/invocation/config.ts'
import { issueFromJson, issueToJson } from '../../source/issue/index.ts'
import { LANGUAGES, say, Told, wordsFor } from '../../source/language/index.ts'
import { loadPapers } from '../../source/papers/index.ts'
import { PAPER } from '../reader/paper.ts'

const folder = mkdtempSync(join(tmpdir(), 'baolan-faults-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = join(folder, 'config.json')

/** What zod and V8 say, in their own words. */
const RAW = /Invalid|expected|Unrecognized|Too (?:big|small)|Unexpected|position|undefined|\[object/

const toldBy = async (work: () => Promise<unknown>): Promise<Told | undefined> => {
  try {
    await work()
    return undefined
  } catch (error) {
    if (error instanceof Told) return error
    throw error
  }
}
const said = ({ saying }: Told): string[] => LANGUAGES.map((language) => say(wordsFor(language), saying))

const reading = (text: string): Promise<Told | undefined> => {
  writeFileSync(file, text)
  return toldBy(() => readConfig(file))
}

describe('a fault in a file', () => {
  it.each([
    [
      '{"lang":"fr"}',
      [
        'lang 要 zh、zh-TW、en 之一，现在是 "fr"',
        'lang 要 zh、zh-TW、en 之一，現在是 "fr"',
        'lang: takes one of zh, zh-TW, en, not "fr"',
      ],
    ],
    [
      '{"columns":9}',
      [
        'columns 要不大于 4 的数，现在是 9',
        'columns 要不大於 4 的數，現在是 9',
        'columns: takes a number of at most 4, not 9',
      ],
    ],
    [
      '{"hang":1}',
      [
        'hang 要 true 或 false，现在是 1',
        'hang 要 true 或 false，現在是 1',
        'hang: takes true or false, not 1',
      ],
    ],
    [
      '{"lang":\n "en",,}',
      [
        '不是 JSON：第 2 行第 7 个字符有误',
        '不是 JSON：第 2 行第 7 個字元有誤',
        'not JSON: line 2, column 7',
      ],
    ],
    ['{', ['不是 JSON', '不是 JSON', 'not JSON']],
    ['[]', ['整个文件 要对象', '整個檔案 要物件', 'the file: takes an object']],
  ])('of the configuration %s names field, what it takes and what was given', async (text, wanted) => {
    const told = await reading(text)
    const lines = told ? said(told) : []
    for (const [at, line] of lines.entries()) {
      expect(line).toContain(file)
      expect(line).toContain(wanted[at])
      expect(line).not.toMatch(RAW)
    }
    expect(lines[0]).toMatch(/；请改正或删掉$/)
  })

  it('of the configuration is never reported in the words of a library', async () => {
    const keys = ['ambiguous', 'lineBreak', 'lang', 'hang', 'justify', 'columns', 'data', 'papers', 'other']
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 1 }), async (key, value) => {
        const told = await reading(JSON.stringify({ [key]: value }))
        const raw = JSON.stringify(value)
        for (const line of told ? said(told) : []) expect(line.replace(raw, '')).not.toMatch(RAW)
      }),
      { numRuns: 60 },
    )
  })

  it('of an issue is never reported in the words of a library, whichever field is wrong', async () => {
    const paths = Object.keys(PAPER)
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.constantFrom(null, 3, 'x', true, [], [3], {}, [{ id: 1 }]),
        async (key, value) => {
          const told = await toldBy(() => issueFromJson(JSON.stringify({ ...PAPER, [key]: value })))
          for (const line of told ? said(told) : []) expect(line).not.toMatch(RAW)
        },
      ),
      { numRuns: 60 },
    )
    expect(await toldBy(() => issueFromJson(issueToJson(PAPER)))).toBeUndefined()
  })

  it('of one’s own papers is reported in every language', async () => {
    const catalogue = '{"traditional":"","papers":[]}'
    const told = await toldBy(() =>
      loadPapers(catalogue, [{ name: '街坊报', url: 'http://a.example/{Y}/', adress: 1 }, { name: 3 }]),
    )
    const [zh = '', , en = ''] = told ? said(told) : []
    expect(zh).toMatch(
      /没有 papers\[0\]\.adress 这一项；有 name、url、.*papers\[1\]\.name 要文字.*缺 papers\[1\]\.url/,
    )
    expect(en).toMatch(
      /papers\[0\]\.adress: no such field.*papers\[1\]\.name: takes a text.*papers\[1\]\.url: is missing/,
    )
    expect(`${zh}${en}`).not.toMatch(RAW)
  })
})
