import type { Article } from '../../source/issue/index.ts'
import type { Sheet } from '../../source/makeup/index.ts'

const SENTENCE = '渡口的老人把缆绳绕上木桩，江面上雾很薄，像一张没有铺平的纸。“桥通了，船还是要开。”'

/** A text of so many characters, in paragraphs. */
const textOf = (characters: number): Article['body'] => {
  const paragraphs: Article['body'][number][] = []
  for (let left = characters; left > 0; left -= 120) {
    const text = SENTENCE.repeat(3).slice(0, Math.min(120, left))
    paragraphs.push({ type: 'p', text, from: [] })
  }
  return paragraphs
}

export interface Invented extends Partial<Pick<Article, 'kind' | 'headline' | 'images' | 'kicker' | 'deck'>> {
  /** Of its text. */
  readonly characters?: number
}

export const inventedArticle = (index: number, { characters = 300, ...fields }: Invented = {}): Article => ({
  id: `江城晚报-2031-05-06-1-${index + 1}`,
  kind: 'news',
  headline: [`第${index + 1}条 渡口开船的消息传到了对岸的镇上`],
  body: textOf(characters),
  parts: [{ page: '1' }],
  confidence: { headline: 1, boundary: 1 },
  ...fields,
})

/** A page of articles without areas. */
export const inventedSheet = (articles: readonly Invented[]): Sheet => ({
  articles: articles.map((article, index) => inventedArticle(index, article)),
})

/** So many articles whose lengths differ: every fifth is long. */
export const articlesOf = (count: number): Invented[] =>
  Array.from({ length: count }, (_, index) => ({ characters: index % 5 === 0 ? 1500 : 150 + index * 40 }))
