import { describe, expect, it } from 'vitest'
import { readText } from './read-text.ts'

/** Texts that a naive parser takes quadratic time for; each function makes one of about `size` characters. */
const TRAPS: Readonly<Record<string, (size: number) => string>> = {
  'one line': (size) => '春天里老街的树又多了几棵，住在桥边的人都说好。'.repeat(size / 24),
  'blank lines': (size) => `小镇新桥通车${'\n'.repeat(size)}今天通车。`,
  'blank lines below a sign of Markdown': (size) => `小镇<新桥>通车${'\n'.repeat(size)}今天通车。`,
  'blank lines of an old system': (size) => `小镇新桥通车${'\r'.repeat(size)}今天通车。`,
  'blank lines with wide spaces': (size) => `小镇新桥通车${'　\n'.repeat(size / 2)}今天通车。`,
  'one character': (size) => '报'.repeat(size),
  'short lines': (size) => '报上\n'.repeat(size / 3),
  'two words a line, which are no table': (size) => '字字字字      字字字字\n'.repeat(size / 15),
  'numbered lines': (size) => Array.from({ length: size / 8 }, (_, index) => `第${index}行字`).join('\n'),
  'one paragraph over and over': (size) =>
    '春天里老街的树又多了几棵，住在桥边的人都说这条路比三年前好走得多了。\n\n'.repeat(size / 36),
  'one cut paragraph over and over': (size) =>
    '春天里老街的树又多了几棵，住在桥边的人都说这条路比三年前好走得多\n\n'.repeat(size / 36),
  datelines: (size) => '小镇新桥通车\n本报讯（记者 张三）今天\n'.repeat(size / 22),
  'headlines without end': (size) => '好日子是干出来的\n——回访一家人的生活\n'.repeat(size / 20),
  'page marks': (size) => '第01版：要闻\n小镇新桥通车\n'.repeat(size / 16),
  jumps: (size) =>
    '第01版：要闻\n\n小镇新桥\n\n他说，（下转六版）\n\n第06版：综合\n\n（上接一版）好的。\n\n'.repeat(
      size / 48,
    ),
  'the same article on every page': (size) =>
    Array.from(
      { length: size / 40 },
      (_, index) => `第${index}版\n\n小镇新桥通车\n\n今天上午八点，小镇新桥通车。`,
    ).join('\n\n'),
  'escape sequences': (size) => '\u001b[31m报\u001b]0;'.repeat(size / 10),
  'open brackets': (size) => '（记者“《【'.repeat(size / 7),
  spaces: (size) => `报${' '.repeat(size)}报`,
  'tags that never close': (size) => '《'.repeat(size),
  // Lines that make a pattern with nested repeats backtrack exponentially.
  'papers and agencies': (size) =>
    ['报', '社', '报社', '本报', '驻京']
      .map((word) => `${word.repeat(40).slice(0, 48)}\n（${word.repeat(60)}\n`)
      .join('')
      .repeat(size / 600),
  'a long poem': (size) => `灯\n◇ 沈一苇\n${'河水暗下来\n灯还亮着\n\n'.repeat(size / 12)}`,
  dots: (size) => '1. '.repeat(size / 3),
}

const SMALL = 12_000
const TIMES = 8
/** Linear work grows `TIMES` times and quadratic work 64 times; a bound between them tolerates a noisy machine. */
const BOUND = TIMES * 3
/** Below this many ms the clock and the compiler dominate the measurement. */
const NOISE = 3
const ATTEMPTS = 3

/** CPU time in ms, which other work on the machine does not affect. */
const cpuTime = async (work: () => unknown): Promise<number> => {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

const leastTime = async (work: () => unknown): Promise<number> => {
  const times: number[] = []
  for (let run = 0; run < 3; run++) times.push(await cpuTime(work))
  return Math.min(...times)
}

/** The cost of a large text in multiples of a small one's: the least of a few attempts, because noise only adds. */
const growth = async (read: (size: number) => unknown, attempts = ATTEMPTS): Promise<number> => {
  let lowest = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < attempts && lowest >= BOUND; attempt++) {
    const small = await leastTime(() => read(SMALL))
    const large = await leastTime(() => read(SMALL * TIMES))
    lowest = Math.min(lowest, large / (small + NOISE))
  }
  return lowest
}

describe('time', () => {
  it.each(Object.entries(TRAPS))('grows no faster than linearly: %s', async (_, make) => {
    const texts = new Map([SMALL, SMALL * TIMES].map((size) => [size, make(size)]))
    expect(await growth((size) => readText(texts.get(size) ?? ''))).toBeLessThan(BOUND)
  })

  it('is measured well enough to detect quadratic growth', async () => {
    let sum = 0
    const pairs = (size: number): void => {
      for (let one = 0; one < size; one += 4) for (let other = 0; other < size; other += 4) sum ^= one + other
    }
    expect(await growth(pairs, 1)).toBeGreaterThan(BOUND)
    expect(sum).toBeDefined()
  })
})
