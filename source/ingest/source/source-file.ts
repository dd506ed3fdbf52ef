export interface SourceFile {
  /** Path or URL: shown in messages, and the base that links between pages resolve against. */
  readonly name: string
  readonly bytes: Uint8Array
}
