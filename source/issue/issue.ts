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
  /** The version of the format. */
  readonly format: typeof FORMAT
  /** The paper, as it prints its name: `衡阳日报`. */
  readonly name: string
  /** The name in Latin letters, as printed. */
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
  /** `ISSN 1234-5678`. */
  readonly issn?: string
  /** 邮发代号, `1-76`. */
  readonly postalCode?: string
  /** The pages that the masthead states, and those found. */
  readonly pageCount?: PageCount
  /** 主管, the authority that the paper answers to. */
  readonly supervisor?: string
  /** 主办, the body that runs the paper. */
  readonly sponsor?: string
  /** 出版, who publishes it. */
  readonly publisher?: string
  /** The forecast, as printed. */
  readonly weather?: string
  /** As printed, `零售每份1元`. */
  readonly price?: string
  /** Which edition of the day: `城市版`. */
  readonly edition?: string
  /** 新闻热线, 官方网站 and the like, in the order printed. */
  readonly contacts?: readonly Contact[]
  /** The masthead's lines as printed. */
  readonly masthead: readonly string[]
  /** The source ranges of those lines. */
  readonly mastheadFrom?: readonly Range[]
  /** In the order of the edition. */
  readonly pages: readonly Page[]
  /** In reading order. */
  readonly articles: readonly Article[]
  /** Where the issue was read from. */
  readonly source: Source
  /** What is doubtful or was repaired in the issue as a whole. */
  readonly notes: readonly Note[]
}

interface PageCount {
  /** As the masthead states it. */
  readonly stated?: number
  /** Pages with content in the source. */
  readonly found: number
}

interface Contact {
  /** `新闻热线`. */
  readonly label: string
  /** A number, an address or a name. */
  readonly value: string
}

export interface Source {
  /** Raw text, or the saved pages of a digital edition. */
  readonly kind: 'text' | 'epaper'
  /** The address of the front page. */
  readonly url?: string
  /** When the last of its pages was fetched, ISO 8601 in UTC: `2021-11-09T00:31:07.000Z`. */
  readonly fetched?: string
  /** Hash of the original bytes, lower-case hex. */
  readonly sha256?: string
  /** The hash of each source if the issue came as several; `sha256` is then absent. */
  readonly parts?: readonly string[]
  /** Where each of the `parts` begins in `text`, in code units; absent if that is not known. */
  readonly partStarts?: readonly number[]
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
  /** The address of its layout page. */
  readonly url?: string
  /** The address of its facsimile; of a page saved without its own address, the path as written on it. */
  readonly pdf?: string
  /** The picture of the page, if its size is known. All its areas lie within it, give or take some pixels. */
  readonly image?: PageImage
  /** Where its articles are on the facsimile. */
  readonly areas?: readonly Area[]
  /** 责编 版式 校对. */
  readonly credits?: readonly Credit[]
  /** The source ranges of its mark (`第01版：要闻`) and its credits. */
  readonly from?: readonly Range[]
  /** Article ids, in reading order. */
  readonly articles: readonly string[]
}

/** The picture of a page. */
export interface PageImage {
  /** Its address; of a page saved without its own address, the path as written on it. */
  readonly src: string
  /** Pixels, 1 to 20000. */
  readonly width: number
  /** Pixels, 1 to 20000. */
  readonly height: number
}

export interface Area {
  /** The id of the article. */
  readonly article: string
  /** Its corners, in the pixels of the page's picture if the page has an `image`, else in the unit of the layout page. */
  readonly polygon: readonly (readonly [x: number, y: number])[]
}

export interface Credit {
  /** `记者`, `通讯员`, `作者`, `摄影`; `责编`, `版式`, `校对` on a page. */
  readonly role: string
  /** A person or an organisation. */
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
  /** What sort of article it is. */
  readonly kind: ArticleKind
  /** 引题, one entry per printed line. */
  readonly kicker?: readonly string[]
  /** 主题, one entry per printed line; empty if the article has none. */
  readonly headline: readonly string[]
  /** 副题, one entry per printed line. */
  readonly deck?: readonly string[]
  /** 栏目, the standing heading it appears under. */
  readonly column?: string
  /** 提要, a summary above the text, one entry a paragraph. */
  readonly abstract?: readonly string[]
  /** Who wrote it and took its pictures, in the order printed. */
  readonly byline?: readonly Credit[]
  /** How the text opens. */
  readonly dateline?: Dateline
  /** The text, in order. */
  readonly body: readonly Block[]
  /** Its pictures, with their captions. */
  readonly images?: readonly Image[]
  /** The pages it is printed on; more than one if a jump (下转, 上接) was joined. */
  readonly parts: readonly Part[]
  /** The source ranges of everything but the body: kicker, headline, deck, column, captions. */
  readonly from?: readonly Range[]
  /** How certain the reading is. */
  readonly confidence: Confidence
  /** What is doubtful or was repaired in this article. */
  readonly notes?: readonly Note[]
}

interface Part {
  /** The `printPage` of a page that it is on. */
  readonly page: string
}

/** From 0 to 1. */
interface Confidence {
  /** That the headline is the headline, and whole. */
  readonly headline: number
  /** That the article begins and ends where it does. */
  readonly boundary: number
}

/** The opening of the first paragraph, which the body keeps. */
export interface Dateline {
  /** All of it, as printed: `本报北京11月8日电`. */
  readonly raw: string
  /** `本报`, `新华社`. */
  readonly agency?: string
  /** `北京`. */
  readonly place?: string
  /** As printed, `11月8日`. */
  readonly date?: string
  /** 讯: a report. 电: a dispatch. */
  readonly kind?: '讯' | '电'
}

/** `closed-up`: spaces between characters were taken out; `from` has a range for each piece between them. */
export type Repair = 'joined' | 'unwrapped' | 'closed-up'

export interface Block {
  /** `p` is a paragraph, `verse` a line of a poem, `table` a whole table. */
  readonly type: 'p' | 'subhead' | 'quote' | 'list' | 'verse' | 'table'
  /** With the repairs made. A table's rows are divided by line feeds, the cells of a row by tabs. */
  readonly text: string
  /** The source ranges that `text` was made of, in order. */
  readonly from: readonly Range[]
  /** What was mended in it. */
  readonly repaired?: readonly Repair[]
}

export interface Image {
  /** The address of the picture. */
  readonly src?: string
  /** As printed. */
  readonly caption?: string
  /** Who took it, as printed. */
  readonly credit?: string
}

/** `missing`: the edition has more, such as the text of an article, that was not among what was read. */
type NoteCode =
  | 'joined'
  | 'closed-up'
  | 'repeat'
  | 'alike'
  | 'truncated'
  | 'guess'
  | 'unplaced'
  | 'sanitised'
  | 'mismatch'
  | 'missing'
  | 'replaced'
  | 'columns'

export interface Note {
  /**
   * What was done, or is in doubt. `closed-up`: spaces that part the characters of words were left out. `missing`: a page or an article of the edition that was not fetched. `replaced`: the text has
   * a sign for what the source has only as a picture. `alike`: the text says again, in part in other words, what it says above.
   * `columns`: the source runs the lines of columns together, side by side or in turn; its message says whether they were parted.
   */
  readonly code: NoteCode
  /** The source range it is about. */
  readonly at: Range
  /** The source text that the note is about, if the issue has it nowhere else. */
  readonly text?: string
  /** The fields that a guess is about, if the text lacks them: they are from the path of the file. */
  readonly fields?: readonly ('name' | 'datePublished' | 'printPage')[]
  /** For the reader, in English. */
  readonly message: string
}
