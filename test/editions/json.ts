import { articlePage } from './article.ts'
import { escapeHtml, plannedArticle } from './furniture.ts'
import { type EditionOptions, type Plan, planEdition } from './plan.ts'
import type { TrueArticle, TrueEdition, TruePage } from './truth.ts'

/**
 * Sites that serve an edition as JSON: `day` all of it in one file; `list` the titles of all pages in one file, the
 * articles as HTML; `navi` the same, the articles as JSON; `journal` a file for each page, which lists all pages; `period`
 * the same, in answers to POST.
 */
export const JSON_SITES = ['day', 'list', 'navi', 'journal', 'period'] as const
type JsonSiteKind = (typeof JSON_SITES)[number]

interface JsonAnswer {
  /** From the site's root, with its query. */
  readonly path: string
  /** What is posted to it; asked for with GET if absent. */
  readonly posted?: Readonly<Record<string, string>>
  readonly body: string
}

export interface JsonSite {
  /** Pattern of the front page's address, from the site's root. */
  readonly front: string
  readonly answers: readonly JsonAnswer[]
  readonly truth: TrueEdition
}

const paragraphs = (body: readonly string[]): string =>
  body.map((text) => `<p>　　${escapeHtml(text)}</p>`).join('')
const joined = (printed: readonly string[]): string => printed.map(escapeHtml).join('<br/>')
const articlesOn = (plan: Plan, page: TruePage): TrueArticle[] =>
  page.articles.map(({ key }) => plannedArticle(plan, key))
/** A number that no other article has, as hosts count them. */
const idOf = ({ key }: TrueArticle): number => 536_000 + Number(key.slice(1))
const signed = (credit: string | undefined): string => (credit ? `${credit} 摄` : '')

const day = (plan: Plan): Omit<JsonSite, 'truth'> => {
  const pictures = ({ images }: TrueArticle): string =>
    images
      .map(({ src, caption = '', credit }) => {
        const words = caption === '' ? '' : `<p>${caption}${signed(credit)}</p>`
        return `<div class="attachment"><img src="${src}">${words}</div>`
      })
      .join('')
  const paperInfo = plan.pages.map((page) => ({
    paperName: plan.name,
    paperData: plan.date,
    paperNumber: page.printPage,
    paperBk: page.printSection,
    xyList: articlesOn(plan, page).map((one, place) => ({
      id: idOf(one),
      guideTitle: one.kicker.length > 0 ? joined(one.kicker) : null,
      title: joined(one.headline),
      title2: joined(one.deck),
      author: one.author ?? '',
      coords: (page.articles[place]?.polygon ?? []).flat().join(','),
      content: `${pictures(one)}${paragraphs(one.body)}<p></p>`,
    })),
  }))
  const path = `_szb/lxjb/${plan.date.replaceAll('-', '/')}/index.json`
  return {
    front: '_szb/lxjb/{Y}/{m}/{d}/index.json',
    answers: [{ path, body: JSON.stringify({ paperInfo }) }],
  }
}

const list = (plan: Plan): Omit<JsonSite, 'truth'> => {
  const stamp = plan.date.replaceAll('-', '')
  const folder = `html/${stamp.slice(0, 4)}/${stamp}`
  const hrefOf = (page: TruePage, place: number): string =>
    `${stamp}_${page.printPage}_0${place + 1}_9090_21042233821144${place}6402.html`
  const pages = plan.pages.map((page, index) => ({
    pageNo: page.printPage,
    pageName: page.printSection,
    paperDate: plan.date,
    issueDate: plan.date,
    pageHref: `${stamp}_${page.printPage}_73${index}5.html`,
    pdfHref: `/${page.pdf}`,
    onePageArticleList: articlesOn(plan, page).map((one, place) => ({
      mainTitle: joined(one.headline),
      articleAuthor: one.author ?? null,
      articleHref: hrefOf(page, place),
    })),
  }))
  const articles = plan.pages.flatMap((page) =>
    articlesOn(plan, page).map((one, place) => ({
      path: `${folder}/${stamp}_${page.printPage}/${hrefOf(page, place)}`,
      body: articlePage(plan, page, one),
    })),
  )
  return {
    front: 'html/{Y}/{Y}{m}{d}/data.json',
    answers: [{ path: `${folder}/data.json`, body: JSON.stringify(pages) }, ...articles],
  }
}

/** An article of `navi` and `journal`, whose pictures are a text of JSON. */
const journalArticle = (one: TrueArticle, { printPage, printSection }: TruePage, date: string) => ({
  id: idOf(one),
  jdate: date,
  pnumber: printPage,
  pname: printSection,
  introtitle: '',
  pretitle: joined(one.kicker),
  title: joined(one.headline),
  subtitle: joined(one.deck),
  author: one.author ?? '',
  content: one.body.map((text) => `　　${escapeHtml(text)}`).join('<br/>'),
  pincurls: JSON.stringify(
    one.images.map(({ src, caption = '', credit }) => ({
      url: src,
      name: '',
      author: signed(credit),
      ttile: caption,
    })),
  ),
})

const navi = (plan: Plan): Omit<JsonSite, 'truth'> => {
  const folder = `staticsg/data/journal/${plan.date}`
  const pages = plan.pages.map((page, index) => ({
    pname: page.printSection,
    id: 77 + index,
    pnumber: page.printPage,
    articleList: articlesOn(plan, page).map((one) => ({
      pid: 77 + index,
      id: idOf(one),
      title: joined(one.headline),
    })),
  }))
  const articles = plan.pages.flatMap((page) =>
    articlesOn(plan, page).map((one) => ({
      path: `${folder}/${page.printPage}/article/${idOf(one)}.json`,
      body: JSON.stringify({ article: journalArticle(one, page, plan.date) }),
    })),
  )
  return {
    front: 'staticsg/data/journal/{Y}-{m}-{d}/navi.json',
    answers: [{ path: `${folder}/navi.json`, body: JSON.stringify({ pages }) }, ...articles],
  }
}

const journal = (plan: Plan): Omit<JsonSite, 'truth'> => {
  const pagelist = plan.pages.map(({ printPage, printSection }) => ({
    pnumber: printPage,
    pname: printSection,
  }))
  const pages = plan.pages.map((page, index) => ({
    path: `journal/${plan.date}/getJournalPage.do?code=lxrb&page=${page.printPage}`,
    body: JSON.stringify({
      success: true,
      object: {
        page: pagelist[index],
        pagelist,
        // The host lists them from the last to the first.
        articlelist: articlesOn(plan, page)
          .map((one) => ({ id: idOf(one), title: joined(one.headline) }))
          .toReversed(),
      },
    }),
  }))
  const articles = plan.pages.flatMap((page) =>
    articlesOn(plan, page).map((one) => ({
      path: `journal/getJournalPageArticle.do?id=${idOf(one)}`,
      body: JSON.stringify({ success: true, object: { article: journalArticle(one, page, plan.date) } }),
    })),
  )
  const [first] = plan.pages
  return {
    front: `journal/{Y}-{m}-{d}/getJournalPage.do?code=lxrb&page=${first?.printPage ?? ''}`,
    answers: [...pages, ...articles],
  }
}

const period = (plan: Plan): Omit<JsonSite, 'truth'> => {
  const paper = { code: 'LXRB', siteId: '811c' }
  const base = 'newspaperapi/uv/article'
  const nameOf = ({ printPage, printSection }: TruePage): string => `第${printPage}版：${printSection}`
  const editionList = plan.pages.map((page, index) => ({
    id: `e${index}`,
    periodId: 'p1',
    editionCode: page.printPage,
    editionName: nameOf(page),
  }))
  const answer = (path: string, posted: JsonAnswer['posted'], body: object): JsonAnswer => ({
    path: `${base}/${path}`,
    ...(posted && { posted }),
    body: JSON.stringify({ status: '200', ...body }),
  })
  const pages = plan.pages.map((page, index) =>
    answer(
      'article/editionId',
      { id: `e${index}`, ...paper },
      { list: articlesOn(plan, page).map((one) => ({ id: String(idOf(one)), title: joined(one.headline) })) },
    ),
  )
  const articles = plan.pages.flatMap((page) =>
    articlesOn(plan, page).map((one) =>
      answer(
        'article/articleId',
        { id: String(idOf(one)), ...paper },
        {
          obj: {
            articleVo: {
              id: String(idOf(one)),
              editionName: nameOf(page),
              periodTime: `${plan.date} 00:00:00`,
              pretitle: joined(one.kicker),
              title: joined(one.headline),
              subtitle: joined(one.deck),
              author: one.author ?? null,
              content: paragraphs(one.body),
              picList: one.images.map(({ src, caption = '', credit }) => ({
                url: src,
                picText: `${caption}${signed(credit)}`,
              })),
            },
          },
        },
      ),
    ),
  )
  return {
    front: `${base}/period/periodTime?code=LXRB&siteId=811c&periodTime={Y}-{m}-{d}#post`,
    answers: [
      answer(
        'period/periodTime',
        { ...paper, periodTime: plan.date },
        { obj: { periodTime: plan.date, editionList } },
      ),
      ...pages,
      ...articles,
    ],
  }
}

const SITES: Readonly<Record<JsonSiteKind, (plan: Plan) => Omit<JsonSite, 'truth'>>> = {
  day,
  list,
  navi,
  journal,
  period,
}

/** Invents an edition as a site of JSON would serve it, with the truth that it was made from. */
export const makeJsonSite = (kind: JsonSiteKind, options: EditionOptions = {}): JsonSite => {
  const plan = planEdition('J', { ...options, jump: false })
  const pages = plan.pages.map(({ image: _, ...page }) => page)
  const withoutMap = kind === 'day' ? pages : pages.map(withoutAreas)
  return { ...SITES[kind](plan), truth: { ...plan, pages: withoutMap } }
}

/** Only `day` says where an article stands on its page, and none how large the picture of the page is. */
const withoutAreas = (page: TruePage): TruePage => ({
  ...page,
  articles: page.articles.map(({ key }) => ({ key, polygon: [] })),
})
