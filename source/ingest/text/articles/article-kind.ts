import type { ArticleKind } from '../../../issue/index.ts'
import { standingKindOf, unifyWidths } from '../../forms/index.ts'

interface Traits {
  readonly title: string
  readonly column: string
  readonly byline: string
  /** Characters of each block. */
  readonly lengths: readonly number[]
  readonly dated: boolean
  readonly captions: number
  /** Whether most of its lines are verse. */
  readonly verse: boolean
  /** Whether one of its lines is a sentence of prose, however short. */
  readonly prose: boolean
}

interface Form {
  readonly kind: ArticleKind
  readonly fits: (traits: Traits) => boolean
}

const MAX_ENTRY = 30
const MAX_BRIEF = 150
const MAX_VERSE_LINE = 24

/** One form a line, the first that matches wins; counts are articles, of 10,294 of a national daily. */
const FORMS: readonly Form[] = [
  ...(['advertisement', 'index', 'photo', 'notice', 'brief'] as const).map(
    (kind): Form => ({ kind, fits: ({ title }) => standingKindOf(unifyWidths(title)) === kind }),
  ),
  { kind: 'advertisement', fits: ({ title }) => /[（(]广告[)）]$/.test(title) },
  { kind: 'photo', fits: ({ title }) => /^(?:摄影报道|街拍)$/.test(title) },
  { kind: 'photo', fits: ({ lengths, captions }) => captions > 0 && lengths.length <= 1 },
  {
    kind: 'notice',
    fits: ({ title }) => /(?:公告|公示|启事|声明|讣告|通告|通报|更正|致歉|任免名单|招标|中标)$/.test(title),
  },
  {
    kind: 'commentary',
    fits: ({ column, byline }) => /评|论|谈|社论|钟声|观察|之声/.test(column) || byline.includes('评论员'),
  },
  {
    kind: 'brief',
    fits: ({ lengths, dated }) => dated && lengths.length === 1 && (lengths[0] ?? 0) <= MAX_BRIEF,
  },
  { kind: 'poem', fits: ({ verse }) => verse },
  {
    kind: 'index',
    fits: ({ title, dated, lengths }) =>
      title === '' && !dated && lengths.length > 1 && lengths.every((length) => length <= MAX_ENTRY),
  },
  {
    kind: 'poem',
    fits: ({ title, lengths, dated, prose }) =>
      title !== '' &&
      !dated &&
      !prose &&
      lengths.length >= 4 &&
      lengths.every((length) => length <= MAX_VERSE_LINE),
  },
  { kind: 'unknown', fits: ({ title }) => title === '' },
]

/** The kind of an article, by its headings, byline and the shape of its body. */
export const articleKind = (traits: Traits): ArticleKind =>
  FORMS.find(({ fits }) => fits(traits))?.kind ?? 'news'
