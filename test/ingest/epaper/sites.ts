/** One paper's article page as a working crawler read it: XPath by part. */
export interface Site {
  readonly paper: string
  readonly family: string
  readonly selectors: Readonly<Record<string, string>>
}

interface Step {
  readonly name: string
  readonly attributes: readonly (readonly [name: string, value: string])[]
}

const STEP = /^(\*|[\w-]+)((?:\[[^\]]*\])*)$/

/** The steps of a simple XPath; undefined for one with `text()`, positions or axes. */
const stepsOf = (xpath: string): Step[] | undefined => {
  const steps: Step[] = []
  for (const part of xpath.replace(/^\.?\/+/, '').split(/\/+/)) {
    const match = STEP.exec(part)
    if (!match || part === 'html' || part === 'head') return undefined
    const attributes = [...(match[2] ?? '').matchAll(/@([\w-]+)\s*=\s*['"]([^'"]*)['"]/g)].map(
      ([, name = '', value = '']) => [name, value.trim()] as const,
    )
    if ((match[2] ?? '') !== '' && attributes.length === 0) return undefined
    steps.push({ name: match[1] === '*' ? 'div' : (match[1] ?? 'div'), attributes })
  }
  return steps
}

const TABLE: Readonly<Record<string, readonly [string, string]>> = {
  td: ['<table><tr>', '</tr></table>'],
  tr: ['<table>', '</table>'],
  tbody: ['<table>', '</table>'],
}

/** Nests an element for each step around the words, and adds a table where one is needed. */
const nest = (steps: readonly Step[], words: string): string =>
  steps.reduceRight((inside, { name, attributes }, index) => {
    const written = attributes.map(([key, value]) => ` ${key}="${value}"`).join('')
    const content =
      name === 'tr' && !inside.startsWith('<td')
        ? `<td>${inside}</td>`
        : name === 'tbody'
          ? `<tr><td>${inside}</td></tr>`
          : inside
    const element = `<${name}${written}>${content}</${name}>`
    const above = steps[index - 1]?.name
    const [open, close] = above === 'tr' || above === 'tbody' ? ['', ''] : (TABLE[name] ?? ['', ''])
    return `${open}${element}${close}`
  }, words)

export interface Rebuilt {
  readonly html: string
  readonly headline: string
  readonly body: readonly string[]
}

const TITLE_ORDER = ['title', 'title1', 'title2'] as const
const WORDS = { kicker: '临溪修渠二十里——', headline: '老粮仓重新开放', deck: '——一座小城的账本' } as const
/** Selectors in `title2` that name the deck; with any other, `title1` is the kicker. */
const DECK = /subtitle|sub-title|title3|font02|bt2|h2$|\/p$|pretitle|yinti/i
const MAIN = /'Title'|'font01'|'article-title'|founder-title|maintitle|biaoti|biaot|bt1|title1|\/\/?h1/i

const wordsFor = (
  part: (typeof TITLE_ORDER)[number],
  { title1 = '', title2 = '' }: Site['selectors'],
): string => {
  const decked = title2 === '' ? MAIN.test(title1) : DECK.test(title2) && MAIN.test(title1)
  if (part === 'title') return WORDS.headline
  if (part === 'title1') return decked || title2 === '' ? WORDS.headline : WORDS.kicker
  return decked ? WORDS.deck : WORDS.headline
}
const BODY = [
  '本报讯（记者 沈青禾）这几天，临溪的养护工检修沿河步道，赶在汛期之前做完。',
  '河水清了，白鹭也就回来了。',
]

/** A page on which a site's selectors find the parts they name; undefined if one is not a simple XPath. */
export const rebuild = ({ selectors }: Site): Rebuilt | undefined => {
  const titles: string[] = []
  for (const part of TITLE_ORDER) {
    const xpath = selectors[part]
    if (xpath === undefined) continue
    const steps = stepsOf(xpath)
    if (!steps) return undefined
    titles.push(nest(steps, wordsFor(part, selectors)))
  }
  const content = stepsOf(selectors.content ?? '')
  if (!content || titles.length === 0) return undefined
  const paragraph = content.at(-1)?.name === 'p'
  const holder = paragraph ? content.slice(0, -1) : content
  const body = holder.length > 0 ? nest(holder, BODY.map((text) => `<p>　　${text}</p>`).join('')) : ''
  if (body === '') return undefined
  return {
    html: `<html><head><title>临溪日报</title></head><body><div class="nav"><a href="/">首页</a></div><div>${titles.join('\n')}${body}</div><div class="foot"><a href="/">返回</a></div></body></html>`,
    headline: WORDS.headline,
    body: BODY,
  }
}
