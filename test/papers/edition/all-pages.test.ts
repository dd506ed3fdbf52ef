import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { patternOf } from '../../../source/papers/catalogue/address-pattern.ts'
import { loadEpaperReader } from '../../../source/papers/edition/page-reader.ts'
import type { Progress } from '../../../source/papers/index.ts'
import { articlePage, layoutPage } from '../handmade.ts'
import { type Fixture, openFixture } from '../paper-fixture.ts'

const reader = await loadEpaperReader()
const DAY = '2026-07-18'

/** How families write the addresses of a page and of its article; `n` counts from 1. */
const FORMS: readonly {
  readonly page: (n: number) => string
  readonly article: (n: number) => string
}[] = [
  {
    page: (n) => `/lx/html/2026-07/18/node_${n}.htm`,
    article: (n) => `/lx/html/2026-07/18/content_${n}.htm`,
  },
  {
    page: (n) => `/lx/html/2026-07/18/nbs.D110000lx_${String(n).padStart(2, '0')}.htm`,
    article: (n) => `/lx/html/2026-07/18/nw.D110000lx_20260718_${n}-01.htm`,
  },
  {
    page: (n) => `/lx/pc/layout/202607/18/node_A${String(n).padStart(2, '0')}.html`,
    article: (n) => `/lx/pc/content/202607/18/content_${100 + n}.html`,
  },
  { page: (n) => `/shtml/lx/20260718/v${n}.shtml`, article: (n) => `/shtml/lx/20260718/${1000 + n}.shtml` },
  { page: (n) => `/lx/2026-07/18/00${n}/node.htm`, article: (n) => `/lx/2026-07/18/content_rb_${n}.htm` },
]

const LABELS = [
  '特刊01版：专题',
  '第特1版：专题',
  '专1版：专题',
  '增1版 专题',
  '头版',
  '广告',
  '号外',
  '04/专题',
  'A04·专题',
  'A04|专题',
  'A04专题',
  '第０４版：专题',
  '第04叠：专题',
  '副刊 04版',
  `第04版：${'临溪纪事·'.repeat(12)}⑧`,
  '下一版',
  '',
  '⑤',
  '五版',
  '封底',
  '专题（04版）',
  'T01',
  'Page 4',
  '第04版：专题',
]
const anyLabel = fc.oneof(
  fc.constantFrom(...LABELS),
  fc.string({ unit: fc.constantFrom(...'第版特刊专0４A·：|/（）要闻 ⑧x'), maxLength: 60 }),
)

type Form = (typeof FORMS)[number]

/** Publishes an edition with a page for each label, every page listing all, and an article on each page. */
const publish = ({ site }: Fixture, { page, article }: Form, labels: readonly string[]): void => {
  const pages = labels.map((label, index) => [page(index + 1), label] as const)
  for (const [index] of labels.entries()) {
    const title = `茶园开秤之${'一二三四五六七八九'[index]}`
    const articles = [[article(index + 1), title]] as const
    site.set(page(index + 1), { body: layoutPage({ head: '2026年7月18日 星期六', pages, articles }) })
    site.set(article(index + 1), { body: articlePage(title, '2026年7月18日') })
  }
}

const fetchAll = async (
  fixture: Fixture,
  front: string,
  options = {},
): Promise<Extract<Progress, { kind: 'issue' }>> => {
  const url = patternOf(fixture.site.origin + front) ?? ''
  const last = (await fixture.fetch(DAY, { reader, ...options }, { ...fixture.paper, url })).at(-1)
  if (last?.kind !== 'issue') throw new Error(`no issue but ${last?.kind}`)
  return last
}

describe('the pages of an edition', () => {
  it('are all asked for or named as missing, whatever their labels', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...FORMS),
        fc.array(anyLabel, { minLength: 1, maxLength: 8 }),
        fc.nat(8),
        async (form, labels, gone) => {
          await using fixture = await openFixture()
          const all = ['第01版：要闻', ...labels]
          publish(fixture, form, all)
          if (gone > 0 && gone < all.length) fixture.site.set(form.page(gone + 1), { status: 404 })
          const { issue, missing } = await fetchAll(fixture, form.page(1))
          const asked = all.filter((_, index) => fixture.site.count(form.page(index + 1)) > 0)
          expect(asked).toHaveLength(all.length)
          const isGone = gone > 0 && gone < all.length ? 1 : 0
          expect(missing).toHaveLength(isGone)
          expect(issue.notes.filter(({ code }) => code === 'missing')).toHaveLength(isGone)
          expect(issue.pages).toHaveLength(all.length - isGone)
          expect(issue.articles).toHaveLength(all.length - isGone)
          for (const { articles } of issue.pages) expect(articles).toHaveLength(1)
        },
      ),
      { numRuns: 40, seed: 513 },
    )
  })

  it('keep their numbers and names', async () => {
    await using fixture = await openFixture()
    const [form] = FORMS
    if (!form) throw new Error('no form')
    publish(fixture, form, ['第01版：要闻', '特刊01版：夏日', '号外', '０３/综合', '副刊 04版'])
    const { issue } = await fetchAll(fixture, form.page(1))
    expect(issue.pages.map(({ printPage, printSection }) => [printPage, printSection])).toEqual([
      ['1', '要闻'],
      ['特刊1', '夏日'],
      ['?3', '号外'],
      ['3', '综合'],
      ['4', '副刊'],
    ])
    fixture.site.forget()
    const chosen = await fetchAll(fixture, form.page(1), { pages: ['特刊01', '号外', '4'] })
    expect(chosen.issue.pages.map(({ printSection }) => printSection)).toEqual(['夏日', '号外', '副刊'])
  })

  it('are found from page to page if each links only to the next', async () => {
    await using fixture = await openFixture()
    for (const number of [1, 2, 3, 4]) {
      const pages = number < 4 ? ([[`node_${number + 1}.htm`, '下一版']] as const) : []
      const articles = [[`content_${number}.htm`, '茶园开秤']] as const
      const path = `/lx/html/2026-07/18/node_${number}.htm`
      fixture.site.set(path, { body: layoutPage({ head: '', pages, articles }) })
      fixture.site.set(`/lx/html/2026-07/18/content_${number}.htm`, {
        body: articlePage(`茶园${number}`, ''),
      })
    }
    const { issue } = await fetchAll(fixture, '/lx/html/2026-07/18/node_1.htm')
    expect(issue.pages).toHaveLength(4)
    expect(issue.articles).toHaveLength(4)
  })

  it('do not include other days, other papers, the home page or a list of the archive', async () => {
    await using fixture = await openFixture()
    const [form] = FORMS
    if (!form) throw new Error('no form')
    publish(fixture, form, ['第01版：要闻', '号外'])
    const pages = [
      [form.page(1), '第01版：要闻'],
      [form.page(2), '号外'],
      ['/lx/html/2026-07/17/node_1.htm', '上一期'],
      ['/lxwb/html/2026-07/18/node_1.htm', '临溪晚报'],
      ['node_99.htm', '返回首页'],
      ['node_98.htm', '往期回顾'],
    ] as const
    const body = layoutPage({
      head: '',
      pages: pages.slice(0, 2),
      articles: [[form.article(1), '茶园开秤之一']],
    })
    const others = pages.slice(2).map(([href, words]) => `<a href=${href}>${words}</a>`)
    fixture.site.set(form.page(1), { body: body.replace('</body>', `${others.join('')}</body>`) })
    const { issue, missing } = await fetchAll(fixture, form.page(1))
    expect([issue.pages.length, missing.length]).toEqual([2, 0])
  })

  it('beyond the limit are counted in one note', async () => {
    await using fixture = await openFixture()
    const pages = Array.from({ length: 430 }, (_, n) => [`node_${n + 1}.htm`, `第${n + 1}版`] as const)
    const articles = [['content_1.htm', '茶园开秤']] as const
    const front = '/lx/html/2026-07/18/node_1.htm'
    fixture.site.set(front, { body: layoutPage({ head: '', pages, articles }) })
    fixture.site.set('/lx/html/2026-07/18/content_1.htm', { body: articlePage('茶园开秤', '') })
    const { issue } = await fetchAll(fixture, front)
    const notes = issue.notes.filter(({ code }) => code === 'missing').map(({ message }) => message)
    expect(notes).toHaveLength(400)
    expect(notes[0]).toMatch(/第401版.*node_401\.htm: is the first of 30 links too many/)
  })
})

/** The forms of three real front pages, with invented words. */
describe('a front page in the form of a real one', () => {
  const expectAll = async (
    form: Form,
    labels: readonly string[],
    box: readonly number[] = [],
  ): Promise<void> => {
    await using fixture = await openFixture()
    publish(fixture, form, labels)
    const own = layoutPage({
      head: '2026年7月18日 星期六',
      pages: labels.map((label, index) => [form.page(index + 1), label] as const),
      articles: [[form.article(1), '茶园开秤之一']],
    })
    const items = box.map(
      (n) => `<li><a href=${form.article(n)}>茶园开秤之${'一二三四五六七八九'[n - 1]}</a></li>`,
    )
    fixture.site.set(form.page(1), {
      body: own.replace('</body>', `<div>今日关注<ul>${items.join('')}</ul></div></body>`),
    })
    const { issue, missing } = await fetchAll(fixture, form.page(1))
    expect(missing).toEqual([])
    expect(issue.notes).toEqual([])
    expect(issue.pages.map(({ articles }) => articles)).toEqual(
      labels.map((_, index) => [`街坊报-${DAY}-${index + 1}-1`]),
    )
    expect(issue.pages.map(({ printSection }) => printSection)).toEqual(
      labels.map((label) => label.replace(/^.*?版[：:]/, '')),
    )
  }
  const [classic, nbs] = FORMS as [Form, Form]
  const serial = '临溪纪事·临溪古渡修缮工程特别报道·历史性变革之七'

  it('keeps the page whose name is one character longer than its neighbours’', async () => {
    const sections = [
      '要闻',
      '要闻',
      ...[...'⑤⑥⑦'].map((n) => `${serial}${n}之一至之九`),
      `${serial}之一至之九`,
      '副刊',
    ]
    await expectAll(
      nbs,
      sections.map((section, index) => `第0${index + 1}版：${section}`),
    )
  })

  it('keeps its pages if their names contain the paper’s and another 版', async () => {
    await expectAll(classic, ['第01版：旅游报01版', '第02版：旅游报02版', '第03版：旅游报03版'])
  })

  it('has its own articles alone if a box names those of other pages', async () => {
    await expectAll(classic, ['第1版：要闻', '第2版：综合', '第3版：副刊', '第4版：文化'], [1, 2, 3, 4])
  })
})
