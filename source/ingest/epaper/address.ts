import { isDay } from '../../issue/index.ts'

/** A root for the paths of saved pages, so that paths and addresses are followed alike. Nothing is ever fetched. */
const ROOT = 'file:///'

/** The full address of a saved page: its URL, or its path under a root. */
export const addressOf = (name: string): string => {
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(name) && URL.canParse(name)) return new URL(name).href
  return ROOT + name.replaceAll('\\', '/').replace(/^\/+/, '').split('/').map(encodeURIComponent).join('/')
}

/** What a link on the page at `base` leads to, without its fragment, or undefined for no address of a page. */
export const follow = (base: string, href: string): string | undefined => {
  const trimmed = href.trim()
  if (trimmed === '' || trimmed.startsWith('#')) return undefined
  if (!URL.canParse(trimmed, base)) return undefined
  const url = new URL(trimmed, base)
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
export const keyOf = (address: string): string =>
  decoded(address)
    .replace(/^[a-z]+:\/+/i, '')
    .replace(/([?&])div=-?\d*&?/i, '$1')
    .replace(/[?&#]+$/, '')
    .toLowerCase()

/** The last step of an address, `node_1.htm`. */
export const fileOf = (address: string): string =>
  keyOf(address)
    .replace(/[?#].*$/, '')
    .split('/')
    .at(-1) ?? ''

/** `html/2026-07/18/`, `layout/202607/18/`, `content/20260718/`, `2026/07/18/`. */
const DATED = /\/(20\d\d|19\d\d)[-/]?([01]\d)[-/]?([0-3]\d)(?=\/)/

/** The date that an address gives its edition, ISO, or undefined. */
export const dateIn = (address: string): string | undefined => {
  const [, year = '', month = '', day = ''] = DATED.exec(address) ?? []
  const iso = `${year}-${month}-${day}`
  return isDay(iso) ? iso : undefined
}
