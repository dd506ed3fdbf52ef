/**
 * Some services answer only to POST. Such an address has this fragment, which is never sent: its query is sent as the
 * body, as JSON. Only the forms of JSON editions and the catalogue make such addresses; a link on a page has no fragment.
 */
const MARK = '#post'

/** `#post:` and a text that the answer to the address lacks. */
const MARKED = /#post(?::(.*))?$/

/** @param known what is known of the answer, such as the label of a page */
export const postAddress = (url: URL, known = ''): string => {
  const address = new URL(url)
  address.hash = known === '' ? MARK : `${MARK}:${encodeURIComponent(known)}`
  return address.href
}

export const isPostAddress = (address: string): boolean => MARKED.test(address)

/** What `postAddress` was told about the answer; empty if nothing. */
export const knownOf = (address: string): string => {
  try {
    return decodeURIComponent(MARKED.exec(address)?.[1] ?? '')
  } catch {
    return ''
  }
}
