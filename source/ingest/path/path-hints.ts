import {
  dateInPath,
  hasTraditional,
  paperNameOf,
  printPageOf,
  simplified,
  withEdition,
} from '../forms/index.ts'

/** What the folders and the name of a file say about the page in it. */
export interface PathHints {
  readonly name?: string
  readonly datePublished?: string
  readonly page?: string
}

/** Folders above the file that may say something; those above them are the user's. */
const FOLDERS = 4

const ADDED_WORDS = /(?:合订本|电子版|数字报|文字版|文本|全文|存档|资料|社)+$/
const DATE_OR_PAGE =
  /\d+\s?年(?:\s?\d+\s?月)?(?:\s?\d+\s?日)?|第?\s*[A-Z]{0,3}\d{1,3}\s?版|第\s?[一二三四五六七八九十]+\s?版/gu
const WORDS = /[\p{Script=Han}·•]+(?:[（(]\p{Script=Han}+版[)）])?/gu
/** Names of papers; other endings of them, such as 新闻, are common words in a path. */
const LIKELY = /^\p{Script=Han}{2,}(?:报|消息|电讯|周刊|导刊)/u
/** Words that end like a paper's name: 数字报, 工作简报. */
const COMMON =
  /(?:[预简海情警捷通举申上汇回填播误瞒喜战书年月快墙板旧老剪订看读送]|数字|电子|手机|网络|多媒体|有关|本地|最新)(?:报|消息)$/u

const nameIn = (part: string): string | undefined => {
  for (const [words] of part.normalize('NFC').replace(DATE_OR_PAGE, ' ').matchAll(WORDS)) {
    const printed = words.replace(ADDED_WORDS, '')
    const plain = hasTraditional(printed) ? simplified(printed) : printed
    const name = LIKELY.test(plain) && !COMMON.test(plain) ? paperNameOf(plain) : undefined
    if (name) return name.length === printed.length ? printed : name
  }
  return undefined
}

/** The paper's name in the nearest part of the path that has one; a folder 海外版 below it belongs to it. */
const nameInPath = (folders: readonly string[], stem: string): string | undefined => {
  // A file that only a headline names may end like a paper's name: 张三荣登晚报.txt.
  const own = /\d/.test(stem) ? nameIn(stem) : undefined
  if (own) return own
  let edition = ''
  for (const folder of folders.toReversed()) {
    const name = nameIn(folder)
    if (name) return edition === '' || name.endsWith(edition) ? name : withEdition(name, edition)
    if (edition === '' && /^\p{Script=Han}{2,5}版$/u.test(folder)) edition = folder
  }
  return undefined
}

const NUMBER = '(?:[A-Z]{0,3}|[a-z])\\d{1,3}'
/** Forms that always name a page. */
const NAMED_PAGE: readonly RegExp[] = [
  new RegExp(`第\\s*(?<page>${NUMBER}|[一二三四五六七八九十]{1,3})\\s*版`),
  new RegExp(`(?<![A-Za-z\\d])(?<page>${NUMBER})\\s*版`),
  /(?<![\p{Script=Han}])(?<page>[一二三四五六七八九十]{1,3})版/u,
  new RegExp(`版面?\\s?[-_]?(?<page>${NUMBER})(?!\\d)`),
  /(?<![A-Za-z])(?:page|p)[-_ ]?(?<page>\d{1,3})(?!\d)/i,
]
/** Forms of a page only where a day or a paper is named too. */
const BARE_PAGE = new RegExp(`^${NUMBER}$`)

const pageNamed = (part: string): string | undefined =>
  NAMED_PAGE.map((form) => form.exec(part)?.groups?.page).find((page) => page !== undefined)

const bareIn = (text: string): string | undefined => {
  const [first = ''] = text
    .split(/[\s\-_/.·《》（）()]+/)
    .filter((word) => word !== '' && !/^\p{Script=Han}+$/u.test(word))
  return BARE_PAGE.test(first) && !/^v\d/i.test(first) && /[1-9]/.test(first) ? first : undefined
}

/**
 * Paper, day and page in the path of a file: `街坊日报/2003-05-06-03.txt`, `街坊日报/海外版/2003/05/06/A02.txt`,
 * `20030506_街坊日报_第三版.txt`. An address says nothing here.
 */
export const hintsInPath = (path: string): PathHints => {
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(path)) return {}
  const parts = path.split(/[\\/]/).filter((part) => part !== '' && part !== '.')
  // Browsers add (2) to the name of a file that is there already.
  const stem = (parts.pop() ?? '').replace(/\.\w{1,5}$/, '').replace(/\s?\(\d+\)$/, '')
  const folders = parts.slice(-FOLDERS)
  const text = [...folders, stem].join('/')
  const date = dateInPath(text)
  const name = nameInPath(folders, stem)
  const rest = date ? text.slice(date.end) : name ? stem : ''
  const page = pageNamed(stem) ?? bareIn(rest) ?? pageNamed(folders.at(-1) ?? '')
  return {
    ...(name ? { name } : {}),
    ...(date ? { datePublished: date.day } : {}),
    ...(page ? { page: printPageOf(page.toUpperCase()) } : {}),
  }
}
