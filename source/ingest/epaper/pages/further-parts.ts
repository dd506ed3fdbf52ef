import { addressKey, baseOf, follow } from '../addresses/address.ts'
import { isArticleAddress, isPageAddress } from '../addresses/address-forms.ts'
import { partNumber } from '../addresses/part-number.ts'
import type { Element, Html } from '../html/html.ts'
import { htmlLines, spanOf } from '../html/html-lines.ts'
import { targetOf } from './links.ts'

const EDGE = '[\\s<>«»‹›\\[\\]【】（）()→]*'
const NEXT = new RegExp(`^${EDGE}(?:(?:下|后)一?页|余下全文|next(?: page)?)${EDGE}$`, 'i')
const NUMBER = new RegExp(`^${EDGE}第?\\s*(?:\\d{1,3}|[一二三四五六七八九十]{1,3})\\s*页?${EDGE}$`)

/** The words of a link, or what stands for them: its title, the text of its picture. */
const wordsOf = (html: Html, index: number, { end, attributes }: Element): string => {
  const shown = htmlLines(html, spanOf(html, index))
    .map(({ text }) => text)
    .join('')
  if (shown !== '') return shown
  for (let inner = index + 1; inner < end; inner++) {
    const node = html.nodes[inner]
    if (node?.kind === 'element' && node.attributes.alt) return node.attributes.alt.trim()
  }
  return attributes.title?.trim() ?? ''
}

const folderOf = (address: string): string => address.replace(/[?#].*$/, '').replace(/[^/]*$/, '')

/**
 * The addresses of further parts of the article on a page, which a site cut into several (下一页): linked by 下一页, or by
 * a number if their address is made from the page's own.
 */
export const furtherPartsOf = (html: Html, address: string): string[] => {
  const base = baseOf(html, address)
  const parts = new Map<string, string>()
  for (let index = 0; index < html.nodes.length; index++) {
    const node = html.nodes[index]
    if (node?.kind !== 'element' || (node.name !== 'a' && node.name !== 'link')) continue
    const target = node.name === 'a' ? targetOf(node) : node.attributes.href
    const url = target === undefined ? undefined : follow(base, target)
    if (!url || addressKey(url) === addressKey(address)) continue
    const isMade = partNumber(url, address) !== undefined
    const isNext =
      node.attributes.rel?.trim().toLowerCase() === 'next' || NEXT.test(wordsOf(html, index, node))
    const isBeside = folderOf(url) === folderOf(address) && isArticleAddress(url) && !isPageAddress(url)
    if (isMade ? isNext || NUMBER.test(wordsOf(html, index, node)) : isNext && isBeside && node.name === 'a')
      parts.set(addressKey(url), url)
  }
  return [...parts.values()]
}
