import type { Element, Html } from './html.ts'
import { NOT_TEXT } from './html-lines.ts'
import { BLOCK } from './nesting.ts'
