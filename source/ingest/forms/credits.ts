import type { Credit } from '../../issue/index.ts'
import { HAN_RANGES } from './han.ts'

export const ROLE =
  '(?:值班|执行|实习|见习|图片|副|总)?(?:责任编辑|责任校对|责编|主编|总编|总编辑|编辑|图编|编审|版式设计|版式|美术编辑|美编|视觉|设计|组版|排版|校对|校检|审读|审校|审核|审签|签发|监审|初审|复审|终审|[一二三]审|一读|制图|绘图|图表|资料整理|统筹|监制|总值班|值班编委|执行编委|值班总编)'
const LINE = new RegExp(`^[（■]?(?:本版|本期|今日)?${ROLE}\\s*[：/]?\\s*[${HAN_RANGES}\\s、，：/·]+）?$`, 'u')
const ROLE_AND_NAMES = new RegExp(
  `(?<role>${ROLE})[：/\\s]*(?<names>[${HAN_RANGES}\\s、，·]*?)(?=(?:本版|本期)?${ROLE}|[）/]|$)`,
  'gu',
)
const MAX_LENGTH = 80

/** Whether a folded line only names the people who made the page: 本版责编：…, 版式设计：… */
export const isCreditLine = (folded: string): boolean => folded.length <= MAX_LENGTH && LINE.test(folded)

/** The people named in a folded credit line. Padded names of two characters are closed up: `郭 祥`. */
export const creditsOf = (folded: string): Credit[] =>
  [...folded.matchAll(ROLE_AND_NAMES)].flatMap(({ groups }) =>
    (groups?.names ?? '')
      .replace(/(?<![\p{Script=Han}])(\p{Script=Han})\s+(?=\p{Script=Han}(?!\p{Script=Han}))/gu, '$1')
      .split(/[\s、，]+/)
      .filter(Boolean)
      .map((name) => ({ role: groups?.role ?? '', name })),
  )
