/**
 * node bench/reader/turns.ts [NAME…]: how long a turn of the event loop lasts while issues without measure are read, in ms of
 * the thread's processor time. ^C, SIGTERM and the next key wait for no more than one turn. Prints the longest turn of each
 * step, the shorter of two runs, and how long the step takes in all.
 */
import type { Article, Issue } from '../../source/issue/index.ts'
import { DEFAULT_SETTINGS, type Size } from '../../source/makeup/settings.ts'
import { encode } from '../../source/reader/parts/encode.ts'
import { rowsOf, viewOf } from '../../source/reader/screens/index.ts'
import { createState } from '../../source/reader/state/state.ts'
import { createStore, inSlices } from '../../source/reader/store.ts'
import type { Event } from '../../source/reader/update.ts'

const SENTENCE = '早市上的豆腐摊前排起了队，老陈说今天的“豆香”比昨天浓。'

const article = (id: string, rest: Partial<Article>): Article => ({
  id,
  kind: 'news',
  headline: ['豆香漫过早市'],
  body: [],
  parts: [{ page: '1' }],
  confidence: { headline: 1, boundary: 1 },
  ...rest,
})

const paragraph = (text: string): Article['body'][number] => ({ type: 'p', text, from: [[0, text.length]] })

const issueOf = (articles: readonly Article[], text = ''): Issue => ({
  format: 'baolan-issue/1',
  name: '石桥晚报',
  datePublished: '2031-05-20',
  masthead: ['石桥晚报'],
  pages: [{ printPage: '1', position: 1, articles: articles.map(({ id }) => id) }],
  articles,
  source: { kind: 'text', text },
  notes: [],
})

const many = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index))

/** A text of so many bytes of UTF-8, a sentence a line. Decoded, as a file is: a repeated text is flattened at its first use. */
const lines = (bytes: number, end = '\n'): string =>
  Buffer.from(`${SENTENCE}${end}`.repeat(Math.round(bytes / (SENTENCE.length * 3)))).toString()

/** The longest turn of each step, in ms. */
type Turns = Map<string, { longest: number; all: number }>

interface Subject {
  readonly name: string
  readonly issue: () => Issue
  readonly keys: readonly string[]
  readonly sizes?: readonly Size[]
}

const READING = ['enter', 'G', '9 9 9 9 9 9 9 G', 'g', '/ 豆 腐 enter', 'n', 'y', 'resize', 'escape', 'q']
const PRINTED = ['enter', 'p', 'G', '/ 豆 腐 enter', 'n', 'y', 'resize', 'escape', 'p']
const LISTED = ['j', 'G', '/ 豆 腐 enter', 'n', 'resize', 'enter', 'escape', 'escape']

const SUBJECTS: readonly Subject[] = [
  {
    name: '200,000 names under one role',
    issue: () =>
      issueOf([article('a', { byline: many(200_000, (index) => ({ role: '记者', name: `街坊${index}` })) })]),
    keys: READING,
  },
  {
    name: '200,000 names, a role each',
    issue: () =>
      issueOf([
        article('a', { byline: many(200_000, (index) => ({ role: `组${index}`, name: `街坊${index}` })) }),
      ]),
    keys: READING,
  },
  {
    name: '3,000,000 combining marks',
    issue: () =>
      issueOf([
        article('a', { body: [paragraph(Buffer.from(`豆${'\u0301'.repeat(3_000_000)}腐`).toString())] }),
      ]),
    keys: READING,
  },
  {
    name: '20,000 articles',
    issue: () => issueOf(many(20_000, (index) => article(`a${index}`, { body: [paragraph(SENTENCE)] }))),
    keys: LISTED,
  },
  {
    name: '5,000 headlines of 390 characters',
    issue: () =>
      issueOf(many(5000, (index) => article(`a${index}`, { headline: [SENTENCE.repeat(14).slice(0, 390)] }))),
    keys: LISTED,
  },
  {
    name: 'an article of 20 MB',
    issue: () => issueOf([article('a', { body: [paragraph(lines(20e6, ''))] })]),
    keys: READING,
  },
  {
    name: '1,000,000 paragraphs',
    issue: () => issueOf([article('a', { body: many(1_000_000, () => paragraph('豆腐摊前。')) })]),
    keys: READING,
  },
  {
    name: 'a table of 100,000 rows',
    issue: () =>
      issueOf([
        article('a', {
          body: [
            {
              type: 'table',
              text: Buffer.from('豆腐\t三元\t早市\n'.repeat(100_000)).toString(),
              from: [[0, 9]],
            },
          ],
        }),
      ]),
    keys: READING,
  },
  {
    name: 'printed view of 20 MB',
    issue: () => issueOf([article('a', { body: [paragraph(SENTENCE)] })], lines(20e6)),
    keys: PRINTED,
  },
  {
    name: 'printed view of 64 MB',
    issue: () => issueOf([article('a', { body: [paragraph(SENTENCE)] })], lines(64e6)),
    keys: PRINTED,
  },
  {
    name: 'printed view of 20 MB in one line',
    issue: () => issueOf([article('a', { body: [paragraph(SENTENCE)] })], lines(20e6, '')),
    keys: PRINTED,
  },
  ...[
    { columns: 24, rows: 10_000 },
    { columns: 500, rows: 1000 },
  ].map(
    (size): Subject => ({
      name: `a screen of ${size.columns}x${size.rows}`,
      issue: () => issueOf([article('a', { body: many(20_000, () => paragraph(SENTENCE)) })]),
      keys: READING,
      sizes: [size],
    }),
  ),
]

/** ms of this thread's processor. */
const processor = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

const eventOf = (key: string, { columns, rows }: Size): Event =>
  key === 'resize'
    ? { kind: 'resize', size: { columns: columns - 3, rows: rows - 2 } }
    : { kind: 'key', key, text: Array.from(key).length === 1 ? key : '' }

/** Reads an issue, and adds the turns of each step. */
const read = ({ issue, keys, sizes = [{ columns: 80, rows: 24 }] }: Subject): Turns => {
  const turns: Turns = new Map()
  const waiting: (() => void)[] = []
  const slices = { elapsed: () => performance.now(), later: (work: () => void) => waiting.push(work) }
  const measure = (step: string, first: () => void): void => {
    const turn = turns.get(step) ?? { longest: 0, all: 0 }
    turns.set(step, turn)
    for (let work: (() => void) | undefined = first; work; work = waiting.shift()) {
      const begun = processor()
      work()
      const spent = processor() - begun
      turn.longest = Math.max(turn.longest, spent)
      turn.all += spent
    }
  }
  const source = issue()
  for (const size of sizes) {
    const state = createState(source, DEFAULT_SETTINGS, size, { today: '2031-05-20' })
    measure('start', () =>
      inSlices(
        slices,
        () => encode(rowsOf(viewOf(state))),
        () => {},
      ),
    )
    const store = createStore(state, () => {}, undefined, slices)
    store.watch(() => encode(rowsOf(viewOf(store.state()))))
    for (const step of keys)
      for (const key of step.split(' '))
        measure(step.replaceAll(' ', ''), () => store.send(eventOf(key, size)))
  }
  return turns
}

const names = process.argv.slice(2)
for (const subject of SUBJECTS) {
  if (names.length > 0 && !names.some((name) => subject.name.includes(name))) continue
  const [one, other] = [read(subject), read(subject)]
  const figures = [...one].map(([step, { longest, all }]) => {
    const least = Math.min(longest, other.get(step)?.longest ?? longest)
    return `${step} ${Math.round(least)}${all > 2 * longest ? ` (of ${Math.round(all)})` : ''}`
  })
  console.log(`${subject.name}: ${figures.join(', ')}`)
}
