export { encode, encodeRow, plainText } from './encode.ts'
export type { Row, Span, Style } from './row.ts'
