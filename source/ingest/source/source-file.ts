export interface SourceFile {
  /** Path or URL: shown in messages, and the base that links between pages resolve against. */
  readonly name: string
  /** The whole path of a file, whose folders may name the paper and the day. */
  readonly path?: string
  readonly bytes: Uint8Array
}
