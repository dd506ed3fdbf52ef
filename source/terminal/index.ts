export { encode, encodeRow, plainText } from './encode.ts'
export * from './painter/index.ts'
export type { Row, Span, Style } from './row.ts'
