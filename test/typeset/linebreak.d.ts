declare module 'linebreak' {
  /** UAX #14 break opportunities of a string, in order. */
  export default class LineBreaker {
    constructor(text: string)
    nextBreak(): { readonly position: number; readonly required: boolean } | null
  }
}
