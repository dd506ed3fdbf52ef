/** China keeps one time, eight hours ahead of UTC, all year. */
export const CHINA_AHEAD_MS = 8 * 3_600_000

/** The day, `YYYY-MM-DD`, that a Chinese paper prints on its front page at this moment (ms since 1970, UTC). */
export const todayInChina = (now: number): string => new Date(now + CHINA_AHEAD_MS).toISOString().slice(0, 10)
