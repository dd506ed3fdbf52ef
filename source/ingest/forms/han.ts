/**
 * The Han characters, as ranges for a class of a pattern with the flag `u`. `\p{Script=Han}` says the same, but V8 makes so much code of
 * it that a pattern with some of them takes 50 ms to compile, and four times as long to run.
 */
export const HAN_RANGES = String.raw`\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{323af}`
export const HAN = `[${HAN_RANGES}]`
