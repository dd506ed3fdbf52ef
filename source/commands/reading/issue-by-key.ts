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
 * The issue of a key that traces have: from the shelf, else the issue that ships, else from the files it was last opened
 * from, if they still are that issue.
 * @throws {Told} if it is in none of them
 */
export const issueByKey = async (key: IssueKey, shelf: Shelf, context: Context): Promise<IssueFound> => {
  const { paper, date } = key
  if (shelf.has(paper, date)) return { issue: await shelf.read(paper, date) }
  const shipped = await readShipped().catch(() => undefined)
  if (shipped && isKeyOf(shipped, key)) return { issue: shipped }
  const files = shelf.traces.files(paper, date)
  if (files.length > 0) {
    const { readPaths } = await import('../sources/paths.ts')
    const issue = await readPaths(files, context)
    if (isKeyOf(issue, key)) return { issue, files }
  }
  // Fails with the message that says so.
  return { issue: await shelf.read(paper, date) }
}
