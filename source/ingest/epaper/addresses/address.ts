import { isDay } from '../../../issue/index.ts'
import type { Html } from '../html/html.ts'
import { select } from '../html/selector.ts'
import { isArticleAddress, isPageAddress } from './address-forms.ts'
import { memoise } from './memoise.ts'

/** The root of saved pages, so that relative links resolve from a path as from a URL. It is never fetched. */
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

/** The comment that browsers write at the top of a page they save. */
const SAVED_FROM = /^\s*(?:saved from url=\(\d+\)|Page saved with [\s\S]*?\burl:\s*)(https?:\S+)/i

/**
 * The full address of a page: the one in the browser's save comment, else its canonical link, else its path under
 * `ROOT`. Many sites give the paper's home page as canonical, so it counts only if it has an edition's form.
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

/** The base that the links of a page resolve against: its `<base>`, else its own address. */
export const baseOf = (html: Html, address: string): string =>
  follow(address, attribute(html, 'base', 'href') ?? '') ?? address

/** Resolves a link against `base`, without its fragment; undefined unless it is an http, https or file address. */
export const follow = (base: string, href: string): string | undefined => {
  const trimmed = href.trim()
  if (trimmed === '' || trimmed.startsWith('#')) return undefined
  const url = URL.parse(trimmed, base)
  if (!url) return undefined
  url.hash = ''
  return /^(?:https?|file):$/.test(url.protocol) ? url.href : undefined
}

/** Decodes percent escapes: `%20` and a space are the same address. */
const decoded = (address: string): string => {
  if (!address.includes('%')) return address
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** A key shared by all addresses of one page: without the scheme and the query that templates add (`?div=-1`). */
export const addressKey = memoise((address) =>
  decoded(address)
    .replace(/^[a-z]+:\/+/i, '')
    .replace(/([?&@])div=-?\d*(?:\.html?$)?&?/i, '$1')
    .replace(/[?&#@]+$/, '')
    .toLowerCase(),
)

/** The address of one part of a page that holds several. */
export const partAddress = (address: string, part: string): string => `${address.replace(/#.*$/, '')}#${part}`

/** The last segment of an address, `node_1.htm`. */
export const fileOf = (address: string): string =>
  addressKey(address)
    .replace(/[?#].*$/, '')
    .split('/')
    .at(-1) ?? ''

/** `html/2026-07/18/`, `layout/202607/18/`, `content/20260718/`, `2026/07/18/`, `2026n/07y/18/`, `20260718_001/`. */
const DATED = /\/(20\d\d|19\d\d)(?:n?[-/])?([01]\d)(?:y?[-/])?([0-3]\d)(?=[/_]|$)/

/** The edition's date in an address, ISO 8601, or undefined. */
export const dateIn = memoise((address): string | undefined => {
  const [, year = '', month = '', day = ''] = DATED.exec(address) ?? []
  const iso = `${year}-${month}-${day}`
  return isDay(iso) ? iso : undefined
})

/** The part of an address up to and including its date; for a saved page without a date, its folder. */
const rootOf = (address: string): string | undefined => {
  const key = addressKey(address)
  const dated = DATED.exec(`/${key}`)
  if (dated) return key.slice(0, dated.index) + dateIn(`/${key}`)
  return address.startsWith(ROOT) ? key.replace(/[^/]*$/, '') : undefined
}

/**
 * The form of an address: `node_#.htm` for node_A01.htm and node_7.htm. Numbers of three digits and more count by their
 * length, because articles have longer numbers than pages.
 */
export const shapeOf = (address: string): string =>
  addressKey(address)
    .replace(/\d+/g, (digits) => (digits.length < 3 ? '#' : `#${digits.length}`))
    .replace(/(?<![a-z])[a-z]{1,3}(?=#)/g, '')

/** Whether two pages belong to the same edition: the same date in both addresses, or saved in the same folder. */
export const isOfSameEdition = (url: string, base: string): boolean => {
  const root = rootOf(base)
  return root !== undefined && rootOf(url) === root
}
