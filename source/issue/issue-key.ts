/** Identifies an issue on the shelf. */
export interface IssueKey {
  /** The paper's folder. */
  readonly paper: string
  /** `2031-05-06`; `undated-` and a hash for an issue without a date. */
  readonly date: string
}
