import { isPostAddress } from '../../ingest/index.ts'

/** A request as it is sent. */
interface Sent {
  readonly target: URL
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/**
 * How an address is asked for. The query of one that only answers to POST is sent as its body; services answer such a
 * request only if it says that a script sends it, as their own pages do.
 */
export const sentFor = (url: URL): Sent => {
  if (!isPostAddress(url.href)) return { target: url, method: 'GET', headers: {} }
  const target = new URL(url)
  target.search = ''
  target.hash = ''
  return {
    target,
    method: 'POST',
    headers: {
      accept: 'application/json, */*;q=0.5',
      'content-type': 'application/json',
      'x-requested-with': 'XMLHttpRequest',
    },
    body: JSON.stringify(Object.fromEntries(url.searchParams)),
  }
}
