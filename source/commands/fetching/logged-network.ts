import { isPostAddress } from '../../ingest/index.ts'
import { errorFacts } from '../../language/index.ts'
import type { FetchDependencies } from '../../papers/index.ts'
import type { Log } from '../../reader/index.ts'

type Network = FetchDependencies['network']

/** Logs each request and its answer. Of an address only host and path: a query may hold a secret. */
export const loggedNetwork = (network: Network, log: Log): Network => {
  let requests = 0
  return {
    get: async (request) => {
      const id = ++requests
      const { host, pathname: path } = new URL(request.url)
      log('request', { id, method: isPostAddress(request.url) ? 'POST' : 'GET', host, path })
      try {
        const response = await network.get(request)
        log('answer', { id, status: response.status, bytes: response.bytes.length })
        return response
      } catch (error) {
        log('answer', { id, ...errorFacts(error) })
        throw error
      }
    },
    close: () => network.close(),
  }
}
