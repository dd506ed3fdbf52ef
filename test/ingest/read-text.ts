import { readIssue } from '../../source/ingest/index.ts'
import type { Issue } from '../../source/issue/index.ts'

/** Reads a text as if it were a file. */
export const readText = (text: string): Promise<Issue> =>
  readIssue([{ name: 'page.txt', bytes: new TextEncoder().encode(text) }])

/** Joins lines with an empty row between any two. */
export const spaced = (...lines: readonly string[]): string => lines.join('\n\n')

export const MASTHEAD = spaced(
  '青石晚报',
  '国内统一连续出版物号 CN 99-0001',
  '2023年5月4日 星期四 农历癸卯年三月十五',
  '今日十二版',
  '第 3021 号',
)

const WHO = [
  '老木匠',
  '摆渡人',
  '女教师',
  '修表匠',
  '邮递员',
  '花农',
  '厨师',
  '护林员',
  '石匠',
  '船长',
  '裁缝',
  '铁匠',
  '药师',
]
const WHERE = ['河湾', '渡口', '老巷', '后山', '市集', '茶馆', '桥头', '晒场', '学堂', '磨坊', '码头']
const DID = [
  '修好了旧水车',
  '种下一片枇杷',
  '教孩子写毛笔字',
  '把门前的路扫净',
  '开起小小书屋',
  '补好三条渔网',
  '画完整面白墙',
  '养了几箱蜜蜂',
  '搭起遮雨的棚',
]
const AND = [
  '邻居送来热汤',
  '行人停下张望',
  '猫在屋檐打盹',
  '风里有桂花香',
  '孩子跟着学样',
  '灯一直亮到深夜',
  '雨声渐渐小了',
]

/** Prose for a number that shares no long passage with that of any other number. */
export const prose = (number: number, sentences = 2): string =>
  Array.from({ length: sentences }, (_, index) => {
    const seed = number * 31 + index * 7
    const pick = (all: readonly string[], step: number): string =>
      all[(seed * step + number) % all.length] ?? ''
    return `${pick(WHERE, 3)}的${pick(WHO, 5)}${number + index}岁那年${pick(DID, 2)}，${pick(AND, 3)}，后来${pick(WHERE, 5)}边上第${seed}户${pick(WHO, 4)}也${pick(DID, 5)}。`
  }).join('')
