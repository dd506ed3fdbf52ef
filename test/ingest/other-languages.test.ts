import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lostFrom } from './laws.ts'
import { prose, readText, spaced } from './read-text.ts'

const ENGLISH = spaced(
  'THE RIVERTON GAZETTE',
  'Vol. 12  No. 12,345  Price 25p',
  'Tuesday, November 9, 2021',
  'COUNCIL APPROVES WINTER\nWATER WORKS PROGRAMME',
  'Repairs to 300 small dams due before spring',
  'By JANE DOE',
  'RIVERTON (AP) — The county council voted 9-2 on Monday to repair the dams.',
  '"We have waited for years," said a farmer.',
  'New Library Opens Its Doors To Readers',
  'The library on Main Street opened on Saturday.',
)
const JAPANESE = spaced(
  '青石タイムス',
  '令和3年11月9日（火曜日）　第12,345号',
  '水利施設の復旧に着手',
  '【青石＝共同】青石県は８日、水利施設約３００カ所の復旧工事に着手した。',
  '小学校の運動会に８００人',
  '城東小学校で６日、恒例の運動会が開かれた。',
  '陸校長は「協力することを学んでほしい」と話した。',
)
const KOREAN = spaced(
  '청석일보',
  '2021년 11월 9일 화요일 제12345호',
  '겨울철 수리시설 복구 착수',
  '김민수 기자',
  '(청석=연합통신) 청석군은 8일 수리시설 300곳의 복구 공사에 들어갔다.',
  '초등학교 운동회에 800명 모여',
  '성동초등학교에서 6일 운동회가 열렸다.',
)

describe('a page that is not Chinese', () => {
  it.each([
    [ENGLISH, 'THE RIVERTON GAZETTE', '12345', 'Tuesday'],
    [JAPANESE, '青石タイムス', '12345', '火曜日'],
    [KOREAN, '청석일보', '12345', '화요일'],
  ])('has its masthead read', async (text, name, issueNumber, weekday) => {
    const issue = await readText(text)
    expect(issue).toMatchObject({ name, issueNumber, weekday, datePublished: '2021-11-09', notes: [] })
    expect(lostFrom(issue)).toBe('')
  })

  it.each([
    'Tuesday, November 9, 2021',
    'Tuesday, 9 November 2021',
    'Nov. 9, 2021',
    'Tuesday 9th November, 2021',
    '2021年11月9日（火曜日）',
    '2021年（令和3年）11月9日　火曜日',
    '令和三年十一月九日　火曜日',
    '2021년 11월 9일 (화)',
  ])('has its date read: %s', async (date) => {
    const text = spaced(
      'Daily Courier',
      date,
      'Bridge to close for repairs',
      'The bridge will close on Monday.',
    )
    expect(await readText(text)).toMatchObject({ name: 'Daily Courier', datePublished: '2021-11-09' })
  })

  it.each([
    ['Wednesday, November 9, 2021', 1],
    ['2021年11月9日（水曜日）', 1],
    ['2021년 11월 9일 화요일', 0],
  ])('has its weekday compared: %s', async (date, count) => {
    const { notes } = await readText(spaced('Daily Courier', date, 'The bridge will close on Monday.'))
    expect(notes.filter(({ code }) => code === 'mismatch')).toHaveLength(count)
  })

  it('has its headlines, bylines and paragraphs read', async () => {
    const english = await readText(ENGLISH)
    expect(english.articles).toMatchObject([
      {
        headline: ['COUNCIL APPROVES WINTER WATER WORKS PROGRAMME'],
        deck: ['Repairs to 300 small dams due before spring'],
        byline: [{ name: 'JANE DOE' }],
        dateline: { place: 'RIVERTON', agency: 'AP' },
      },
      {
        headline: ['New Library Opens Its Doors To Readers'],
        body: [{ type: 'p', text: 'The library on Main Street opened on Saturday.' }],
      },
    ])
    expect((await readText(JAPANESE)).articles).toMatchObject([
      { headline: ['水利施設の復旧に着手'], dateline: { place: '青石', agency: '共同' } },
      { headline: ['小学校の運動会に８００人'], body: [{ type: 'p' }, { type: 'p' }] },
    ])
    expect((await readText(KOREAN)).articles).toMatchObject([
      { headline: ['겨울철 수리시설 복구 착수'], byline: [{ role: '기자', name: '김민수' }] },
      { headline: ['초등학교 운동회에 800명 모여'], body: [{ type: 'p' }] },
    ])
  })
})

const WORDS = {
  English:
    'council voted money repair small dams farmers summer floods said work must done before water rise'.split(
      ' ',
    ),
  Korean: '청석군은 여름 폭우로 피해를 입은 수리시설 복구 공사에 들어갔다 주민들은 안전이 먼저라고'.split(
    ' ',
  ),
}
const widthOf = (text: string): number =>
  [...text].reduce((width, one) => width + (one > '\u1100' ? 2 : 1), 0)

/** A paragraph wrapped between its words. */
const wrapped = (text: string, measure: number, indent: string): string => {
  const lines = [indent]
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? ''
    const isFirst = line.trim() === ''
    if (!isFirst && widthOf(line) + 1 + widthOf(word) > measure) lines.push(word)
    else lines[lines.length - 1] = isFirst ? line + word : `${line} ${word}`
  }
  return lines.join('\n')
}

describe('lines with ragged ends', () => {
  it.each(['English', 'Korean'] as const)('are put together at any measure: %s', async (language) => {
    const words = WORDS[language]
    const sentence = fc
      .array(fc.nat(words.length - 1), { minLength: 26, maxLength: 40 })
      .map(
        (picks) =>
          `The ${picks.map((pick) => words[pick]).join(' ')} ${language === 'Korean' ? '했다' : 'end'}.`,
      )
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 36, max: 90 }),
        fc.array(sentence, { minLength: 3, maxLength: 5 }),
        async (measure, paragraphs) => {
          const lines = paragraphs.map((text) => wrapped(text, measure, '   '))
          for (const text of [
            spaced('Bridge to close', ...lines),
            ['Bridge to close', ...lines].join('\n'),
          ]) {
            const { articles } = await readText(text)
            expect(articles.flatMap(({ body }) => body.map((block) => block.text))).toEqual(paragraphs)
          }
        },
      ),
      { numRuns: 25 },
    )
  })
})

describe('lines of another language on a Chinese page', () => {
  it.each([
    ['كۆك تاش ناھىيىسى قىشلىق سۇ ئىنشائاتى يىغىنى ئاچتى'],
    ['བོད་ལྗོངས་ཉིན་རེའི་ཚགས་པར་ཁང'],
    ['ᠮᠣᠩᠭᠣᠯ ᠤᠯᠤᠰ ᠤᠨ ᠰᠣᠨᠢᠨ'],
    ['Greenstone plans its winter water works'],
    ['거리의 등불이 다시 켜졌다'],
  ])('stay apart: %s', async (line) => {
    const open = prose(3).slice(0, 40)
    const other = line.split(' ').reverse().join(' ')
    const foreign = line === other ? [line] : [line, other]
    const report = `本报讯（记者 张三）${prose(1, 4)}`
    const { articles } = await readText(
      spaced('老街夜校开课', report, open, foreign.join('\n'), '渡口的灯亮了', `本报讯 ${prose(2)}`),
    )
    const [first, second] = articles
    expect(first?.body.map(({ text }) => text)).toEqual([report, open, ...foreign])
    expect(second).toMatchObject({ headline: ['渡口的灯亮了'] })
    expect(second).not.toHaveProperty('deck')
    expect(second).not.toHaveProperty('kicker')
  })

  it('under the name of the paper leave the name', async () => {
    const text = spaced(
      '青石日报',
      'كۆك تاش گېزىتى',
      '2021年11月9日 星期二',
      '渡口的灯亮了',
      `本报讯（记者 张三）${prose(1)}`,
    )
    expect(await readText(text)).toMatchObject({ name: '青石日报', datePublished: '2021-11-09' })
  })

  it('are words of a Chinese sentence if it is cut among them', async () => {
    const text = `青石新车下线\n\n本报讯（记者 林知秋）参观团走进位于开发区的 Green\nStone Robotics 公司，了解新产品 Blue\nSky 的研发情况。`
    const [article] = (await readText(text)).articles
    expect(article?.body.map((block) => block.text).join('')).toContain(
      'Green Stone Robotics 公司，了解新产品 Blue Sky 的',
    )
  })
})
