import { addressKey } from '../addresses/address.ts'
import type { ReadLayout } from './saved-pages.ts'

/** What is known of the layout page that lists an article, by the key of the article's address. */
export const listedBy = <T>(
  layouts: readonly ReadLayout[],
  of: (layout: ReadLayout) => T | undefined,
): ReadonlyMap<string, T | undefined> =>
  new Map(
    layouts.flatMap((read) =>
      [...read.layout.articles, ...read.layout.areas].map(({ url }) => [addressKey(url), of(read)] as const),
    ),
  )
