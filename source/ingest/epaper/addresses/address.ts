import { isDay } from '../../../issue/index.ts'
import type { Html } from '../html/html.ts'
import { select } from '../html/selector.ts'
import { isArticleAddress, isPageAddress } from './address-forms.ts'
import { remembered } from './memoise.ts'

/** A root for the paths of saved pages, so that paths and addresses are followed alike. Nothing is ever fetched. */
const ROOT = 'file:///'

/** The full address of a saved page: its URL, or its path under a root. */
export const addressOf = (name: string): string => {
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(name) && URL.canParse(name)) return new URL(name).href
  return ROOT + name.replaceAll('\\', '/').replace(/^\/+/, '').split('/').map(encodeURIComponent).join('/')
}

const attribute = (html: Html, selector: string, name: string): string | undefined => {
  for (const index of select(html, selector)) {
    const node = html.nodes[index]
    const value = node?.kind === 'element' ? node.attributes[name]?.trim() : undefined
    if (value) return value
  }
  return undefined
}

/** What browsers write before a page that they save. */
const SAVED_FROM = /^\s*(?:saved from url=\(\d+\)|Page saved with [\s\S]*?\burl:\s*)(https?:\S+)/i

/**
 * The full address of a page: where a browser says that it saved it from, the one it gives itself, or its path under
 * a root. Many pages give themselves the address of their paper's first page, so that is taken for those of an edition.
 */
export const ownAddress = (html: Html, name: string): string => {
  const given = addressOf(name)
  if (!given.startsWith(ROOT)) return given
  for (const index of html.comments) {
    const node = html.nodes[index]
    const [, url] = (node?.kind === 'comment' && SAVED_FROM.exec(node.text)) || []
    if (url && URL.canParse(url)) return new URL(url).href
  }
  const canonical = follow(given, attribute(html, 'link[rel=canonical]', 'href') ?? '')
  const ofEdition = canonical && (isPageAddress(canonical) || isArticleAddress(canonical))
  return ofEdition && !canonical.startsWith(ROOT) ? canonical : given
}

/** What the links of a page are followed from: its `<base>`, else its own address. */
export const baseOf = (html: Html, at: string): string =>
  follow(at, attribute(html, 'base', 'href') ?? '') ?? at

/** What a link on the page at `base` leads to, without its fragment, or undefined for no address of a page. */
export const follow = (base: string, href: string): string | undefined => {
  const trimmed = href.trim()
  if (trimmed === '' || trimmed.startsWith('#')) return undefined
  const url = URL.parse(trimmed, base)
  if (!url) return undefined
  url.hash = ''
  return /^(?:https?|file):$/.test(url.protocol) ? url.href : undefined
}

/** `%20` and a space are one address. */
const decoded = (address: string): string => {
  if (!address.includes('%')) return address
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** One page under all its addresses: the scheme and the query that templates add (`?div=-1`) do not tell pages apart. */
export const keyOf = remembered((address) =>
  decoded(address)
    .replace(/^[a-z]+:\/+/i, '')
    .replace(/([?&@])div=-?\d*(?:\.html?$)?&?/i, '$1')
    .replace(/[?&#@]+$/, '')
    .toLowerCase(),
)

/** The address of a part of what stands at one. */
export const ownKey = (address: string, part: string): string => `${address.replace(/#.*$/, '')}#${part}`

/** The last step of an address, `node_1.htm`. */
export const fileOf = (address: string): string =>
  keyOf(address)
    .replace(/[?#].*$/, '')
    .split('/')
    .at(-1) ?? ''

/** `html/2026-07/18/`, `layout/202607/18/`, `content/20260718/`, `2026/07/18/`, `2026n/07y/18/`, `20260718_001/`. */
const DATED = /\/(20\d\d|19\d\d)(?:n?[-/])?([01]\d)(?:y?[-/])?([0-3]\d)(?=[/_]|$)/

/** The date that an address gives its edition, ISO, or undefined. */
export const dateIn = remembered((address): string | undefined => {
  const [, year = '', month = '', day = ''] = DATED.exec(address) ?? []
  const iso = `${year}-${month}-${day}`
  return isDay(iso) ? iso : undefined
})

/** What an address has before its date; of a saved page without one, its folder. */
const rootOf = (address: string): string | undefined => {
  const key = keyOf(address)
  const dated = DATED.exec(`/${key}`)
  if (dated) return key.slice(0, dated.index) + dateIn(`/${key}`)
  return address.startsWith(ROOT) ? key.replace(/[^/]*$/, '') : undefined
}

/** Whether a page stands with another in the folder of one edition: under the same date, or side by side where saved. */
export const standsWith = (url: string, base: string): boolean => {
  const root = rootOf(base)
  return root !== undefined && rootOf(url) === root
}
