import type { Family } from './truth.ts'

/**
 * What an address is made from. `page` counts pages from 1, `place` the articles on a page from 1, `serial` the articles of
 * the edition from 1; the last two are 0 for a layout page.
 */
export interface AddressParts {
  readonly slug: string
  readonly year: string
  readonly month: string
  readonly day: string
  readonly printPage: string
  readonly page: number
  readonly place: number
  readonly serial: number
}

interface Addresses {
  layout(parts: AddressParts): string
  article(parts: AddressParts): string
}

const two = (n: number): string => String(n).padStart(2, '0')
/** `A01` becomes `A1`. */
const short = (printPage: string): string => printPage.replace(/0(?=\d)/, '')
const dayOf = ({ year, month, day }: AddressParts): string => year + month + day

/** Where each family keeps its files, from the site's root. */
export const ADDRESSES: Readonly<Record<Family, Addresses>> = {
  A: {
    layout: (a) => `${a.slug}/pc/layout/${a.year}${a.month}/${a.day}/node_${a.printPage}.html`,
    article: (a) => `${a.slug}/pc/content/${a.year}${a.month}/${a.day}/content_${7000 + a.serial}.html`,
  },
  B: {
    layout: (a) => `${a.slug}/html/${a.year}-${a.month}/${a.day}/node_${77 + a.page}.htm`,
    article: (a) =>
      `${a.slug}/html/${a.year}-${a.month}/${a.day}/content_${77 + a.page}_${4000 + a.serial}.htm`,
  },
  "B'": {
    layout: (a) => `${a.slug}/${a.year}${a.month}/${a.day}/node_${a.printPage}.html`,
    article: (a) => `${a.slug}/${a.year}${a.month}/${a.day}/content_${5000 + a.serial}.html`,
  },
  B2: {
    layout: (a) => `${a.slug}/html/${a.year}-${a.month}/${a.day}/nbs.D110000${a.slug}_${a.printPage}.htm`,
    article: (a) =>
      `${a.slug}/html/${a.year}-${a.month}/${a.day}/nw.D110000${a.slug}_${a.year}${a.month}${a.day}_${a.place}-${a.printPage}.htm`,
  },
  C: {
    layout: (a) => `${a.slug}/content/${a.year}${a.month}${a.day}/Page${a.printPage}DK.htm`,
    article: (a) =>
      `${a.slug}/content/${a.year}${a.month}${a.day}/Articel${a.printPage}${two(a.place).padStart(3, '0')}DK.htm`,
  },
  D: {
    layout: (a) => `${a.slug}/col/${a.year}${a.month}/${a.day}/col${a.printPage}.html`,
    article: (a) => `${a.slug}/content/${a.year}${a.month}/${a.day}/c${9000 + a.serial}.html`,
  },
  E: {
    layout: (a) => `shtml/${a.slug}/${a.year}${a.month}${a.day}/v${a.printPage}.shtml`,
    article: (a) => `shtml/${a.slug}/${a.year}${a.month}${a.day}/${3000 + a.serial}.shtml`,
  },
  F: {
    layout: (a) => `Html/szbz/${a.year}${a.month}${a.day}/szbz${short(a.printPage)}.Html`,
    article: (a) => `Html/szbz/${a.year}${a.month}${a.day}/szbz${31000 + a.serial}.Html`,
  },
  G: {
    layout: (a) =>
      `${a.slug}/${a.year}${a.month}${a.day}/html/${a.page === 1 ? 'index' : `page_${a.printPage}`}.htm`,
    article: (a) =>
      `${a.slug}/${a.year}${a.month}${a.day}/html/${a.page === 1 ? 'index' : `page_${a.printPage}`}_content_${two(a.serial)}.htm`,
  },
  H: {
    layout: (a) => `epaper/${a.slug}/html/${a.year}/${a.month}/${a.day}/${a.printPage}/default.htm`,
    article: (a) =>
      `epaper/${a.slug}/html/${a.year}/${a.month}/${a.day}/${a.printPage}/${a.printPage}_${40 + a.place}.htm`,
  },
  I: {
    layout: (a) =>
      `Html/${a.year}-${a.month}-${a.day}/Qpaper${a.page === 1 ? '' : `_${11500 + a.page}`}.html`,
    article: (a) => `Html/${a.year}-${a.month}-${a.day}/${22300 + a.serial}.html`,
  },
  J: {
    layout: (a) => `${a.year}/${dayOf(a)}/${dayOf(a)}_0${two(a.page)}/${dayOf(a)}_0${two(a.page)}.html`,
    article: (a) =>
      `${a.year}/${dayOf(a)}/${dayOf(a)}_0${two(a.page)}/${dayOf(a)}_0${two(a.page)}_${a.place}.htm`,
  },
  K: {
    layout: (a) => `papers/${a.slug}/${a.year}/${a.month}/${a.day}/${a.page}/page.html`,
    article: (a) => `papers/${a.slug}/${a.year}/${a.month}/${a.day}/${a.page}/news-${a.place}.html`,
  },
  L: {
    layout: (a) => `${a.slug}/mobile/${a.year}/${dayOf(a)}/${dayOf(a)}_m.html`,
    article: (a) =>
      `${a.slug}/mobile/${a.year}/${dayOf(a)}/${dayOf(a)}_0${two(a.page)}/content_${dayOf(a)}_0${two(a.page)}_${a.place}.htm`,
  },
  M: {
    layout: (a) => `${a.year}-${a.month}-${a.day}/${a.page}/index.html`,
    article: (a) => `${a.year}-${a.month}-${a.day}/${a.page}/detail-${570000 + a.serial}.html`,
  },
}

/** The relative address of `to` in a page at `from`. */
export const relative = (from: string, to: string): string => {
  const [folders, target] = [from.split('/').slice(0, -1), to.split('/')]
  let shared = 0
  while (shared < folders.length && folders[shared] === target[shared]) shared++
  return [...folders.slice(shared).map(() => '..'), ...target.slice(shared)].join('/')
}
