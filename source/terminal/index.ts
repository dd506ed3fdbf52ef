export type { Row, Span, Style } from './row.ts'
