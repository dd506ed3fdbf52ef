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

/** Words of zod's and V8's own messages. */
const LIBRARY_WORDS = /Invalid|expected|Unrecognized|Too (?:big|small)|Unexpected|position|undefined|\[object/

const errorOf = async (work: () => Promise<unknown>): Promise<Told | undefined> => {
  try {
    await work()
    return undefined
  } catch (error) {
    if (error instanceof Told) return error
    throw error
  }
}
const inAllLanguages = ({ saying }: Told): string[] =>
  LANGUAGES.map((language) => say(wordsFor(language), saying))

const configError = (text: string): Promise<Told | undefined> => {
  writeFileSync(file, text)
  return errorOf(() => readConfig(file))
}

describe('a fault in a file', () => {
  it.each([
    [
      '{"lang":"fr"}',
      [
        'lang 要 zh、zh-TW、en 之一，现在是 "fr"',
        'lang 要 zh、zh-TW、en 之一，現在是 "fr"',
        'lang: must be one of zh, zh-TW, en, not "fr"',
      ],
    ],
    [
      '{"columns":9}',
      [
        'columns 要不大于 4 的数，现在是 9',
        'columns 要不大於 4 的數，現在是 9',
        'columns: must be a number of at most 4, not 9',
      ],
    ],
    [
      '{"hang":1}',
      [
        'hang 要 true 或 false，现在是 1',
        'hang 要 true 或 false，現在是 1',
        'hang: must be true or false, not 1',
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
    ['[]', ['整个文件 要对象', '整個檔案 要物件', 'the file: must be an object']],
  ])(
    'in the configuration %s is reported with the field, what it must be and what it is',
    async (text, wanted) => {
      const error = await configError(text)
      const lines = error ? inAllLanguages(error) : []
      for (const [index, line] of lines.entries()) {
        expect(line).toContain(file)
        expect(line).toContain(wanted[index])
        expect(line).not.toMatch(LIBRARY_WORDS)
      }
      expect(lines[0]).toMatch(/；请改正或删掉$/)
    },
  )

  it('in the configuration is never reported in the words of a library', async () => {
    const keys = ['ambiguous', 'lineBreak', 'lang', 'hang', 'justify', 'columns', 'data', 'papers', 'other']
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 1 }), async (key, value) => {
        const error = await configError(JSON.stringify({ [key]: value }))
        const raw = JSON.stringify(value)
        for (const line of error ? inAllLanguages(error) : [])
          expect(line.replace(raw, '')).not.toMatch(LIBRARY_WORDS)
      }),
      { numRuns: 60 },
    )
  })

  it('in an issue is never reported in the words of a library, whichever field is wrong', async () => {
    const paths = Object.keys(PAPER)
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.constantFrom(null, 3, 'x', true, [], [3], {}, [{ id: 1 }]),
        async (key, value) => {
          const error = await errorOf(() => issueFromJson(JSON.stringify({ ...PAPER, [key]: value })))
          for (const line of error ? inAllLanguages(error) : []) expect(line).not.toMatch(LIBRARY_WORDS)
        },
      ),
      { numRuns: 60 },
    )
    expect(await errorOf(() => issueFromJson(issueToJson(PAPER)))).toBeUndefined()
  })

  it('in the user’s own papers is reported in every language', async () => {
    const catalogue = '{"traditional":"","papers":[]}'
    const error = await errorOf(() =>
      loadPapers(catalogue, [{ name: '街坊报', url: 'http://a.example/{Y}/', adress: 1 }, { name: 3 }]),
    )
    const [zh = '', , en = ''] = error ? inAllLanguages(error) : []
    expect(zh).toMatch(
      /没有 papers\[0\]\.adress 这一项；有 name、url、.*papers\[1\]\.name 要文字.*缺 papers\[1\]\.url/,
    )
    expect(en).toMatch(
      /papers\[0\]\.adress: no such field.*papers\[1\]\.name: must be a text.*papers\[1\]\.url: is missing/,
    )
    expect(`${zh}${en}`).not.toMatch(LIBRARY_WORDS)
  })
})
