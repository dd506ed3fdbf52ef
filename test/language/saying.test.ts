import { describe, expect, it } from 'vitest'
import {
  LANGUAGES,
  languageOf,
  type Saying,
  say,
  sayingOf,
  Told,
  wordsFor,
} from '../../source/language/index.ts'

const DAMAGED: Saying = ['damagedIssue', 'a.zst', ['cutShort']]

describe('the language', () => {
  it.each([
    [undefined, 'zh_TW.UTF-8', 'zh-TW'],
    [undefined, 'zh_HK', 'zh-TW'],
    [undefined, 'zh_Hant', 'zh-TW'],
    [undefined, 'zh-Hant-TW.UTF-8', 'zh-TW'],
    [undefined, 'zh_CN.UTF-8', 'zh'],
    [undefined, 'zh_SG.UTF-8', 'zh'],
    [undefined, 'zh', 'zh'],
    [undefined, 'C.UTF-8', 'zh'],
    [undefined, 'POSIX', 'zh'],
    [undefined, '', 'zh'],
    [undefined, 'en_GB.UTF-8', 'en'],
    [undefined, 'fr_FR.UTF-8', 'en'],
    ['zh', 'en_GB.UTF-8', 'zh'],
    ['zh-TW', 'zh_CN', 'zh-TW'],
    ['en', 'zh_TW', 'en'],
    ['klingon', 'zh_TW', 'zh-TW'],
  ])('requested as %s, in the locale %s, is %s', (requested, LANG, language) => {
    expect(languageOf(requested, { LANG })).toBe(language)
  })

  it('follows the POSIX order of variables', () => {
    expect(languageOf(undefined, { LC_ALL: 'en_GB', LC_MESSAGES: 'zh_TW', LANG: 'zh_CN' })).toBe('en')
    expect(languageOf(undefined, { LC_MESSAGES: 'zh_TW', LANG: 'en_GB' })).toBe('zh-TW')
  })
})

describe('a saying', () => {
  it('is said in each language, with its nested sayings', () => {
    expect(LANGUAGES.map((language) => say(wordsFor(language), DAMAGED))).toEqual([
      'a.zst 坏了：不完整；请用来源再放一次',
      'a.zst 壞了：不完整；請用來源再放一次',
      'a.zst is damaged: it is cut short; add the issue again from its source',
    ])
  })

  it('is data that can be sent to another thread', () => {
    expect(structuredClone(DAMAGED)).toEqual(DAMAGED)
    expect(JSON.parse(JSON.stringify(DAMAGED))).toEqual(DAMAGED)
  })

  it('of an unknown entry, which another version stored, is the name of the entry', () => {
    expect(say(wordsFor('zh'), ['nameOfOld', 'x'] as unknown as Saying)).toBe('nameOfOld')
  })

  it('belongs to an error, whose message is the saying in English, on one line and safe to print', () => {
    const error = new Told(['at', '\u001b[2J\n', ['noSuchFile']])
    expect(error.message).toBe('\ufffd[2J : no such file or folder')
    expect(sayingOf(error)).toBe(error.saying)
  })

  it('of a system error is found by its code; any other error is reported as a bug', () => {
    const refused = (code: string, path?: string) =>
      Object.assign(new Error(`${code}: refused`), { code, syscall: 'open', ...(path && { path }) })
    const zh = (error: unknown): string => say(wordsFor('zh'), sayingOf(error))
    expect(zh(refused('ENOSPC'))).toBe('磁盘满了')
    expect(zh(refused('EACCES', '/a'))).toBe('/a：没有权限')
    expect(zh(refused('EXDEV', '/a'))).toBe('/a：系统拒绝（EXDEV）')
    expect(zh(new TypeError('x is no function'))).toBe(
      '程序出了错（TypeError: x is no function）；请报告给作者',
    )
    expect(zh('thrown')).toMatch(/^程序出了错（thrown）/)
  })
})
