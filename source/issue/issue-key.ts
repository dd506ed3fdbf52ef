/** Identifies an issue on the shelf: the folder of its paper, and its day, `2031-05-06` (`undated-` and a hash without one). */
export interface IssueKey {
  readonly paper: string
  readonly date: string
}
