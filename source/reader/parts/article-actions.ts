import {
  type Article,
  articleLength,
  articleTitle,
  countCharacters,
  type Issue,
  type Page,
} from '../../issue/index.ts'
import { citation, firstPageOf, referenceOf, webAddressOf } from '../../makeup/index.ts'
import type { Move } from '../keys/key-table.ts'
import { type State, type Step, step, withMessage } from '../state/state.ts'

/** Characters of a title in a file's name: a name holds 255 bytes, and a row of the screen 80 cells. */
const LONGEST_TITLE = 20

/** What no file system, or no shell without quotes, takes in a name. */
const UNFIT = /[\s/\\:*?"'`<>|&;$()[\]{}!~#%\p{Cc}\p{Cf}\p{Cs}]+/gu

/** The name proposed for the file of an article: `江城晚报-2031-05-06-题名.md`. */
const fileNameFor = ({ name, datePublished }: Issue, article: Article): string => {
  const title = Array.from(articleTitle(article)).slice(0, LONGEST_TITLE).join('')
  const parts = [name, datePublished, title]
    .map((part) => part.replace(UNFIT, '-').replace(/^[-.]+|[-.]+$/g, ''))
    .filter((part) => part !== '')
  return `${parts.join('-') || 'article'}.md`
}

/** Opens a page of the paper in the browser. */
export const browsePage = (state: State, page: Page | undefined): Step => {
  const address = webAddressOf(state.issue, page)
  return address === undefined
    ? step(withMessage(state, ['issueHasNoAddress']))
    : step(state, { kind: 'browse', address })
}

/** What is done with an article as a whole, opened or selected; undefined for other moves. */
export const actOnArticle = (state: State, article: Article, move: Move): Step | undefined => {
  const { issue } = state
  switch (move) {
    case 'copy':
      return step(state, { kind: 'copy', text: citation(issue, article), count: articleLength(article) })
    case 'cite': {
      const text = referenceOf(issue, article)
      return step(state, { kind: 'copy', text, count: countCharacters(text) })
    }
    case 'browse':
      return browsePage(state, firstPageOf(issue, article))
    case 'save':
      return step({
        ...state,
        question: { for: 'save', article: article.id, text: fileNameFor(issue, article) },
      })
    case 'pipe':
      return step({ ...state, question: { for: 'pipe', article: article.id, text: '' } })
    default:
      return undefined
  }
}
