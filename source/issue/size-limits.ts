/** The sizes beyond which baolan refuses what it is given, so that no file can take all of a machine's memory. */
export interface SizeLimits {
  /** Of one file that is read, in MiB. */
  readonly maxFileMB: number
  /** Of one issue. */
  readonly maxArticles: number
  /**
   * Of one text, lines of fewer than 8 characters. Each takes some 300 bytes of memory, whatever it takes of the file; a year of a
   * daily, with its lines as printed, has fewer.
   */
  readonly maxShortLines: number
  /** Of an issue's JSON, on the shelf or about to be put there, in MiB. */
  readonly maxUnpackedMB: number
}

/** A year of a daily is under the first three; no issue of a day comes near any of them. */
export const SIZE_LIMITS: SizeLimits = {
  maxFileMB: 64,
  maxArticles: 20_000,
  maxShortLines: 250_000,
  maxUnpackedMB: 256,
}

export const MIB = 2 ** 20
