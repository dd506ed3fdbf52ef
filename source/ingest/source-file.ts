export interface SourceFile {
  /** Path or URL; it stands in messages, gives the order of pages, and links between them are followed by it. */
  readonly name: string
  readonly bytes: Uint8Array
}
