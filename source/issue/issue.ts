/**
 * `baolan-issue/1`: one issue of a newspaper.
 *
 * The names are schema.org's (NewsArticle, PublicationIssue), the shape is METS's: pages and articles are two trees,
 * joined by `parts` and `Page.articles`. It is the format of `--format json`, of the shelf and of other programs'
 * parsers. Fields may be added; to rename one or change its meaning takes a new version.
 */
export const FORMAT = 'baolan-issue/1'

/** Half-open `[start, end)`, in UTF-16 code units of the decoded source. */
export type Range = readonly [start: number, end: number]

export interface Issue {
  readonly format: typeof FORMAT
  readonly name: string
  readonly nameLatin?: string
  /** ISO 8601, `2021-11-09`; empty if the source names no date. */
  readonly datePublished: string
  /** As printed, `星期二`. */
  readonly weekday?: string
  /** As printed, without the word 农历: `辛丑年十月初五`. */
  readonly lunarDate?: string
  /** The digits alone, `17991`. */
  readonly issueNumber?: string
  /** `CN 43-0004`. */
  readonly cn?: string
  readonly issn?: string
  /** 邮发代号, `1-76`. */
  readonly postalCode?: string
  readonly pageCount?: { readonly stated?: number; readonly found: number }
  /** 主管. */
  readonly supervisor?: string
  /** 主办. */
  readonly sponsor?: string
  /** 出版. */
  readonly publisher?: string
  readonly weather?: string
  readonly price?: string
  readonly edition?: string
  /** 新闻热线, 官方网站 and the like, in the order printed. */
  readonly contacts?: readonly Contact[]
  /** The masthead's lines as printed. */
  readonly masthead: readonly string[]
  /** The source ranges of those lines. */
  readonly mastheadFrom?: readonly Range[]
  readonly pages: readonly Page[]
  readonly articles: readonly Article[]
  readonly source: Source
  readonly notes: readonly Note[]
}

interface Contact {
  readonly label: string
  readonly value: string
}

interface Source {
  readonly kind: 'text' | 'epaper'
  readonly url?: string
  /** Hash of the original bytes, lower-case hex. */
  readonly sha256?: string
  /** The hash of each source if the issue came as several; `sha256` is then absent. */
  readonly parts?: readonly string[]
  /**
   * The decoded source that every `Range` points into, made safe to show: each unsafe code unit is replaced by U+FFFD, so
   * offsets stay valid. For an e-paper it is the text of its pages and articles in order.
   */
  readonly text?: string
}

export interface Page {
  /** `1`, `A01`. */
  readonly printPage: string
  /** `要闻`. */
  readonly printSection?: string
  /** Place in the edition, from 1. */
  readonly position: number
  readonly url?: string
  readonly pdf?: string
  readonly areas?: readonly Area[]
  /** 责编 版式 校对. */
  readonly credits?: readonly Credit[]
  /** The source ranges of its mark (`第01版：要闻`) and its credits. */
  readonly from?: readonly Range[]
  /** Article ids, in reading order. */
  readonly articles: readonly string[]
}

interface Area {
  readonly article: string
  readonly polygon: readonly (readonly [x: number, y: number])[]
}

export interface Credit {
  /** `记者`, `通讯员`, `作者`, `摄影`; `责编`, `版式`, `校对` on a page. */
  readonly role: string
  readonly name: string
}

export type ArticleKind =
  | 'news'
  | 'brief'
  | 'photo'
  | 'commentary'
  | 'notice'
  | 'advertisement'
  | 'index'
  | 'poem'
  | 'unknown'

export interface Article {
  /** Paper, date, page and place on the page: `衡阳日报-2021-11-09-1-2`. Stable. */
  readonly id: string
  readonly kind: ArticleKind
  /** 引题, one entry per printed line. */
  readonly kicker?: readonly string[]
  /** 主题, one entry per printed line; empty if the article has none. */
  readonly headline: readonly string[]
  /** 副题, one entry per printed line. */
  readonly deck?: readonly string[]
  /** 栏目. */
  readonly column?: string
  /** 提要. */
  readonly abstract?: readonly string[]
  readonly byline?: readonly Credit[]
  readonly dateline?: Dateline
  readonly body: readonly Block[]
  readonly images?: readonly Image[]
  /** The pages it is printed on; more than one if a jump (下转, 上接) was joined. */
  readonly parts: readonly { readonly page: string }[]
  /** The source ranges of everything but the body: kicker, headline, deck, column, captions. */
  readonly from?: readonly Range[]
  readonly confidence: { readonly headline: number; readonly boundary: number }
  readonly notes?: readonly Note[]
}

/** The opening of the first paragraph, which the body keeps. */
export interface Dateline {
  readonly raw: string
  /** `本报`, `新华社`. */
  readonly agency?: string
  readonly place?: string
  /** As printed, `11月8日`. */
  readonly date?: string
  readonly kind?: '讯' | '电'
}

export type Repair = 'joined' | 'unwrapped'

export interface Block {
  readonly type: 'p' | 'subhead' | 'quote' | 'list' | 'verse'
  readonly text: string
  /** The source ranges that `text` was made of, in order. */
  readonly from: readonly Range[]
  readonly repaired?: readonly Repair[]
}

export interface Image {
  readonly src?: string
  readonly caption?: string
  readonly credit?: string
}

type NoteCode = 'joined' | 'repeat' | 'truncated' | 'guess' | 'unplaced' | 'sanitised' | 'mismatch'

export interface Note {
  readonly code: NoteCode
  readonly at: Range
  /** The source text that the note is about, if the issue has it nowhere else. */
  readonly text?: string
  readonly message: string
}
