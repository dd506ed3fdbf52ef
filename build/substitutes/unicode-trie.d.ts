declare module 'unicode-trie' {
  /** A frozen table from code points to numbers, unpacked. */
  export default class UnicodeTrie {
    constructor(packed: Uint8Array)
    readonly data: Uint32Array
    readonly highStart: number
    readonly errorValue: number
  }
}
