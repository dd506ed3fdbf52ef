import { describe, expect, it } from 'vitest'
import { linksOf, readEdition } from '../../../source/ingest/epaper/index.ts'
import { type Edition, FAMILIES, makeEdition } from '../../editions/index.ts'
import { expectedArticles, expectedPages, issueArticles, issuePages, savedPages } from './truth.ts'

const SITE = 'http://paper.invalid/'
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const bytes = (html: string): Uint8Array => new TextEncoder().encode(html)

/** A page with full addresses in all links, as browsers save it. */
const absolute = (html: string, url: string): string =>
  html.replace(
    /((?:href|daoxiang|data-href)=)"(?!javascript:|#)([^"]*)"/gi,
    (_, name: string, to: string) => {
      return `${name}"${new URL(to, url).href}"`
    },
  )

const titleOf = (edition: Edition, path: string): string => {
  const { pages, articles } = edition.truth
  const page = pages.find((one) => one.path === path)
  const article = articles.find(({ paths }) => paths.includes(path))
  const at = article?.paths.indexOf(path) ?? 0
  return page
    ? `第${page.printPage}版：${page.printSection}`
    : `${article?.headline.join('') ?? '临溪日报'}${at > 0 ? `(${at})` : ''}`
}

/** The pages as a browser saves them: in one folder, named by their titles. */
const kept = (edition: Edition, comment: (url: string) => string) =>
  edition.files.map(({ path, bytes: page }) => ({
    name: `下载/${titleOf(edition, path)}-临溪日报.html`,
    bytes: bytes(comment(SITE + path) + absolute(text(page), SITE + path)),
  }))

describe('a folder of saved pages', () => {
  it.each(FAMILIES)('is read if files are named by title and the browser noted the address: %s', (family) => {
    const edition = makeEdition(family, { seed: 12 })
    const saved = kept(
      edition,
      (url) => `<!-- saved from url=(${String(url.length).padStart(4, '0')})${url} -->\n`,
    )
    const issue = readEdition(saved)
    expect(issueArticles(issue)).toEqual(expectedArticles(edition.truth))
    expect(issuePages(issue)).toEqual(expectedPages(edition.truth))
    expect(issue.pages[0]?.url).toBe(SITE + edition.truth.pages[0]?.path)
  })

  it('is read if a longer comment or the page itself gives the address', () => {
    for (const say of [
      (url: string) => `<!--\n Page saved with SingleFile \n url: ${url} \n saved date: Sat Jul 18 2026\n-->`,
      (url: string) => `<link rel="canonical" href="${url}">`,
    ]) {
      const edition = makeEdition('B', { seed: 13 })
      expect(issueArticles(readEdition(kept(edition, say)))).toEqual(expectedArticles(edition.truth))
    }
  })

  it('is read by titles and page numbers if nothing gives the address', () => {
    const edition = makeEdition('A', { seed: 14, jump: false })
    const issue = readEdition(kept(edition, () => ''))
    expect(issueArticles(issue)).toEqual(expectedArticles(edition.truth))
    expect(issuePages(issue)).toEqual(expectedPages(edition.truth))
  })

  it.each([
    ['?div=-1', (path: string) => `${path}?div=-1`],
    ['@div=-1', (path: string) => `${path}@div=-1`],
    ['?div=0.html', (path: string) => `${path}?div=0.html`],
    ['a host before it', (path: string) => `paper.invalid/${path}`],
    ['backslashes', (path: string) => `D:\\报纸\\${path.replaceAll('/', '\\')}`],
  ])('is read from a mirror with %s in its file names', (_, rename) => {
    const edition = makeEdition('B', { seed: 15, dirt: ['areas-doubled'] })
    const saved = savedPages(edition).map((page) => ({ ...page, name: rename(page.name) }))
    expect(issueArticles(readEdition(saved))).toEqual(expectedArticles(edition.truth))
  })

  it.each(['H', 'K', 'M'] as const)(
    'whose pages have folders of their own is read without the folders above: %s',
    (family) => {
      const edition = makeEdition(family, { seed: 18, dirt: ['sidebar'] })
      const below = (path: string): string => path.split('/').slice(-2).join('/')
      const saved = savedPages(edition).map(({ name, bytes: page }) => ({
        name: `我的报纸/${below(name)}`,
        // Links from the root of the site, as its pages write them.
        bytes: bytes(absolute(text(page), SITE + name).replaceAll(`"${SITE}`, '"/')),
      }))
      const [whole, gap] = [saved, saved.filter((_, at) => at !== saved.length - 1)].map(readEdition)
      expect(whole && issueArticles(whole)).toEqual(expectedArticles(edition.truth))
      expect(gap && issueArticles(gap).slice(0, -1)).toEqual(expectedArticles(edition.truth).slice(0, -1))
    },
  )

  it('is read from a mirror that appends .html to every name', () => {
    const edition = makeEdition('E', { seed: 16 })
    const saved = savedPages(edition).map(({ name, bytes: page }) => ({
      name: `${name}.html`,
      bytes: bytes(text(page).replaceAll('.shtml"', '.shtml.html"')),
    }))
    expect(issueArticles(readEdition(saved))).toEqual(expectedArticles(edition.truth))
  })

  it('may hold styles, scripts and pictures besides the pages', () => {
    const edition = makeEdition('D', { seed: 17 })
    const beside = [
      { name: '要闻_files/style.css', bytes: bytes('body { color: red }') },
      { name: '要闻_files/jquery.js', bytes: bytes('document.write("<p>…")') },
      { name: '要闻_files/ad.htm', bytes: bytes('<html><body><script>show()</script></body></html>') },
      { name: 'pic/1.jpg', bytes: new Uint8Array([0xff, 0xd8, 0xff, 0xe0]) },
    ]
    const issue = readEdition([...beside, ...savedPages(edition)])
    expect(issueArticles(issue)).toEqual(expectedArticles(edition.truth))
  })
})

describe('the base of links', () => {
  it('is the one that a page gives', () => {
    const html =
      '<head><base href="http://paper.invalid/html/2026-07/18/"></head><a href=content_1.htm>茶园开秤</a>'
    expect(linksOf(html, 'http://paper.invalid/today.htm').articles).toEqual([
      { url: 'http://paper.invalid/html/2026-07/18/content_1.htm', title: '茶园开秤' },
    ])
  })

  it.each([
    ['<frameset rows="80,*"><frame src="head.htm"><frame src="html/2026-07/18/node_2.htm"></frameset>'],
    ['<body><iframe width=100% src="html/2026-07/18/node_2.htm"></iframe></body>'],
    [
      '<a href="html/2026-07/18/node_2.htm">进入</a><script>setTimeout("location.href=\'html/2026-07/18/node_2.htm\'", 10)</script>',
    ],
  ])('is the front page inside a frameset: %s', (html) => {
    expect(linksOf(html, 'http://paper.invalid/index.htm').redirect).toBe(
      'http://paper.invalid/html/2026-07/18/node_2.htm',
    )
  })
})
