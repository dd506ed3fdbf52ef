/** The fields of a masthead, as read from one phrase of it. */
export interface MastheadFields {
  readonly name?: string
  readonly nameLatin?: string
  readonly datePublished?: string
  readonly weekday?: string
  readonly lunarDate?: string
  readonly issueNumber?: string
  readonly cn?: string
  readonly issn?: string
  readonly postalCode?: string
  readonly stated?: number
  readonly supervisor?: string
  readonly sponsor?: string
  readonly publisher?: string
  readonly weather?: string
  readonly price?: string
  readonly edition?: string
  /** The page, if the masthead's line names it: `参考消息 第1版`. */
  readonly page?: string
  readonly contact?: { readonly label: string; readonly value: string }
}

/** A form of one field of a masthead. */
export interface Field {
  readonly form: RegExp
  readonly read: (groups: Readonly<Record<string, string>>, phrase: string) => MastheadFields
  /** Words of which every such line has one: a cheap test before a form that is slow to fail. */
  readonly mustContain?: readonly string[]
  /** Whether no line of an article looks like it, so that it alone proves a masthead. */
  readonly isProof?: true
}
