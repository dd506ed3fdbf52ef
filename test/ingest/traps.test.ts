import { describe, expect, it } from 'vitest'
import { readText } from './read-text.ts'

/** Texts that make a careless reader take quadratic time: each gives so many characters of its kind. */
const TRAPS: Readonly<Record<string, (size: number) => string>> = {
  'one line': (size) => '春天里老街的树又多了几棵，住在桥边的人都说好。'.repeat(size / 24),
  'one character': (size) => '报'.repeat(size),
  'short lines': (size) => '报上\n'.repeat(size / 3),
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
  // Lines that a form with nested repeats would try in a million ways.
  'papers and agencies': (size) =>
    ['报', '社', '报社', '本报', '驻京']
      .map((word) => `${word.repeat(40).slice(0, 48)}\n（${word.repeat(60)}\n`)
      .join('')
      .repeat(size / 600),
  dots: (size) => '1. '.repeat(size / 3),
}

const best = async (text: string): Promise<number> => {
  let least = Number.POSITIVE_INFINITY
  for (let run = 0; run < 3; run++) {
    const begun = performance.now()
    await readText(text)
    least = Math.min(least, performance.now() - begun)
  }
  return least
}

const SMALL = 6_000
const TIMES = 8

describe('time', () => {
  it.each(Object.entries(TRAPS))('grows no faster than the text: %s', async (_, make) => {
    await best(make(SMALL))
    const [small, large] = [await best(make(SMALL)), await best(make(SMALL * TIMES))]
    // Quadratic time would be 64 times as long; a few milliseconds are noise.
    expect(large).toBeLessThan((small + 10) * TIMES * 3)
  })
})
