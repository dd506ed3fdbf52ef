import type { Issue, IssueKey } from '../../issue/index.ts'
import { issueKeyOf, type Shelf } from '../../shelf/index.ts'
import type { Context } from '../invocation/context.ts'
import { readShipped } from '../sources/shipped.ts'

/** An issue, and the files that it was read from if it is not on the shelf. */
interface IssueFound {
  readonly issue: Issue
  readonly files?: readonly string[]
}

const isKeyOf = (issue: Issue, { paper, date }: IssueKey): boolean => {
  const key = issueKeyOf(issue)
  return key.paper === paper && key.date === date
}

/**
 * The issues of one paper and day: that on the shelf, the one that ships, and those in the files that such an issue was
 * opened from, if they still are one.
 */
async function* issuesOf(key: IssueKey, shelf: Shelf, context: Context): AsyncGenerator<IssueFound> {
  const { paper, date } = key
  if (shelf.has(paper, date)) yield { issue: await shelf.read(paper, date) }
  const shipped = await readShipped().catch(() => undefined)
  if (shipped && isKeyOf(shipped, key)) yield { issue: shipped }
  const { readPaths } = await import('../sources/paths.ts')
  for (const files of shelf.traces.filesOf(paper, date)) {
    // Files that are gone are no reason not to look into the others.
    const { issue } = await readPaths(files, context, async () => shelf).catch(() => ({ issue: undefined }))
    if (issue && isKeyOf(issue, key)) yield { issue, files }
  }
}

/**
 * The issue of a key that traces have; of several the first that has the article: two pages of a day may have been opened
 * from a file each.
 * @throws {Told} if there is none
 */
export const issueByKey = async (
  key: IssueKey,
  article: string | undefined,
  shelf: Shelf,
  context: Context,
): Promise<IssueFound> => {
  let first: IssueFound | undefined
  for await (const found of issuesOf(key, shelf, context)) {
    if (article === undefined || found.issue.articles.some(({ id }) => id === article)) return found
    first ??= found
  }
  // Without any, this fails with the message that says so.
  return first ?? { issue: await shelf.read(key.paper, key.date) }
}
