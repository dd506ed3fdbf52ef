import { postAddress } from '../addresses/post-address.ts'
import { type Fields, type Names, statedDay, UNNAMED, wordsOf } from './json-fields.ts'

/** Where something stands: from the file's own address, the fields of the page, and those of the article. */
type AddressOf = (own: URL, page: Fields, article: Fields) => string | undefined

interface PageForm {
  /** Of the pages that the file only leads to. */
  readonly list?: Names
  /** `01`. */
  readonly number: Names
  /** `要闻`. */
  readonly section?: Names
  /** `第01版：要闻`, in the place of both. */
  readonly label?: Names
  /** Without it, the file itself holds the pages. */
  readonly address?: AddressOf
  /** The field that holds the page whose articles the file lists. */
  readonly current?: Names
}

interface ArticleForm {
  /** In each page if the file holds the pages, else in the file. */
  readonly list: Names
  /** Without it, the file itself holds the texts. */
  readonly address?: AddressOf
  /** The site shows the last of the list first. */
  readonly isReversed?: true
  /** The fields of which one article has one, where the name of the list proves nothing. */
  readonly signs?: Names
}

/** A kind of answer. */
export interface JsonForm {
  readonly pages?: PageForm
  readonly articles?: ArticleForm
  /** The field that holds one article. */
  readonly article?: Names
  /** Issues, of which the newest is led to. */
  readonly issues?: {
    readonly list: Names
    /** Which paper it is: the fragment of the file's address, if it has one, names it. */
    readonly code: Names
    readonly day: Names
    readonly address: AddressOf
  }
}

const relative = (own: URL, path: string, query: Readonly<Record<string, string>> = {}): URL => {
  const url = new URL(path, own)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url
}

/** Fields of a request that say which paper is asked for. */
const PAPER = ['code', 'siteId'] as const

/** Asks the service for something else of the same paper. */
const ask = (own: URL, path: string, id: string, known = ''): string | undefined => {
  if (id === '') return undefined
  const paper = PAPER.flatMap((name) => {
    const value = own.searchParams.get(name)
    return value === null ? [] : [[name, value] as const]
  })
  return postAddress(relative(own, path, { id, ...Object.fromEntries(paper) }), known)
}

const ID: Names = ['id']
const part = (fields: Fields, names: Names): string => encodeURIComponent(wordsOf(fields, names))

/** The folder of an article in the CMS that writes `data.json`: `20260928_A01/`, in the folder of the day. */
const inPageFolder: AddressOf = (own, page, article) => {
  const href = wordsOf(article, ['articleHref'])
  const day = statedDay(wordsOf(page, ['issueDate', 'paperDate']))
  const folder = day?.replaceAll('-', '') ?? /\/(\d{8})\//.exec(own.pathname)?.[1]
  if (href === '') return undefined
  if (folder === undefined || href.includes('/')) return URL.parse(href, own)?.href
  return relative(own, `${folder}_${part(page, ['pageNo'])}/${href}`).href
}

/**
 * One row for each kind of answer, with the names of its fields and how its addresses are made. Another such site adds a
 * row, or its names to one.
 */
export const FORMS: readonly JsonForm[] = [
  // All pages with their texts, `_szb/…/index.json`.
  {
    pages: { number: ['paperNumber'], section: ['paperBk'] },
    articles: { list: ['xyList'] },
  },
  // All pages with the titles of their articles, `html/2026/20260928/data.json`; the articles are HTML.
  {
    pages: { number: ['pageNo'], section: ['pageName'] },
    articles: { list: ['onePageArticleList'], address: inPageFolder },
  },
  // The same, `journal/2024-12-15/navi.json`; the articles are JSON.
  {
    pages: { number: ['pnumber'], section: ['pname'] },
    articles: {
      list: ['articleList'],
      address: (own, page, article) =>
        wordsOf(article, ID) === ''
          ? undefined
          : relative(own, `./${part(page, ['pnumber'])}/article/${part(article, ID)}.json`).href,
    },
  },
  // The list of pages, and the titles of one page, `journal/2026-09-27/getJournalPage.do?page=01`.
  {
    pages: {
      list: ['pagelist', 'pageList'],
      number: ['pnumber'],
      section: ['pname'],
      current: ['page'],
      address: (own, page) => relative(own, own.href, { page: wordsOf(page, ['pnumber']) }).href,
    },
    articles: {
      list: ['articlelist', 'articleList'],
      isReversed: true,
      address: (own, _, article) =>
        wordsOf(article, ID) === ''
          ? undefined
          : relative(own, `../getJournalPageArticle.do?id=${part(article, ID)}`).href,
    },
  },
  // The pages of a day, `period/periodTime`: each answer of this service is to a POST.
  {
    pages: {
      list: ['editionList'],
      number: ['editionCode'],
      label: ['editionName'],
      address: (own, page) =>
        ask(own, '../article/editionId', wordsOf(page, ID), wordsOf(page, ['editionName'])),
    },
  },
  // The titles of one page, `article/editionId`.
  {
    articles: {
      list: ['list'],
      signs: ['editionName', 'periodTime'],
      address: (own, _, article) => ask(own, 'articleId', wordsOf(article, ID)),
    },
  },
  // One article, `article/articleId`, `getJournalPageArticle.do?id=5`, `01/article/5.json`.
  { article: ['articleVo', 'article'] },
  // The newest issues of the house, `index.json#nmrb`.
  {
    issues: {
      list: ['papers', 'data', UNNAMED],
      code: ['paperCode'],
      day: ['paperDate'],
      address: (own, issue) => {
        const path = wordsOf(issue, ['pagePath'])
        return path === '' ? undefined : URL.parse(path.replace(/^\/*/, '/'), own)?.href
      },
    },
  },
  // The same, `journal/list.do#jfrb`.
  {
    issues: {
      list: ['departList'],
      code: ['code'],
      day: ['jdate'],
      address: (own, issue) =>
        relative(own, `${part(issue, ['jdate'])}/getJournalPage.do`, {
          code: wordsOf(issue, ['code']),
          page: wordsOf(issue, ['pnumber']) || '01',
        }).href,
    },
  },
]

/** The parts of an article, in the order in which the page prints them. */
export const ARTICLE = {
  kicker: ['guideTitle', 'pretitle', 'preTitle', 'introTitle'],
  headline: ['title', 'mainTitle'],
  deck: ['title2', 'subtitle', 'subTitle'],
  author: ['author', 'articleAuthor'],
  body: ['content', 'txt'],
  area: ['coords'],
  pictures: ['picList', 'pincurls'],
} as const satisfies Record<string, Names>

/** The parts of a picture; the words of both caption and credit are its caption. */
export const PICTURE = {
  src: ['url', 'src'],
  caption: ['picText', 'ttile', 'title'],
  credit: ['author'],
} as const satisfies Record<string, Names>

/** What a page, an article or the whole file says of its issue. */
export const IMPRINT = {
  paper: ['paperName'],
  date: ['paperDate', 'paperData', 'issueDate', 'periodTime', 'jdate'],
  pdf: ['pdfHref'],
  label: ['editionName'],
} as const satisfies Record<string, Names>
