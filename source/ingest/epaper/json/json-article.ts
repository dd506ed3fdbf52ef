import { parseHtml } from '../html/html.ts'
import { type ArticlePage, readArticle } from '../pages/article-page.ts'
import { type Fields, listOf, wordsOf } from './json-fields.ts'
import { ARTICLE, PICTURE } from './json-forms.ts'

const attribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

const pictureFrom = (picture: Fields): string => {
  const src = wordsOf(picture, PICTURE.src)
  const caption = [wordsOf(picture, PICTURE.caption), wordsOf(picture, PICTURE.credit)]
  const words = caption.filter((line) => line !== '').map((line) => `<figcaption>${line}</figcaption>`)
  return src === '' ? '' : `<figure><img src="${attribute(src)}">${words.join('')}</figure>`
}

/** Wraps one article in the HTML of an article page, so that it is read as one. */
export const articleFrom = (fields: Fields): ArticlePage | undefined => {
  const part = (name: string, words: string): string =>
    `<div><!--<npm:article-${name}>-->${words}<!--</npm:article-${name}>--></div>`
  const pictures = listOf(fields, ARTICLE.pictures).map(pictureFrom).join('')
  const html = [
    part('pretitle', wordsOf(fields, ARTICLE.kicker)),
    part('title', wordsOf(fields, ARTICLE.headline)),
    part('subtitle', wordsOf(fields, ARTICLE.deck)),
    part('author', wordsOf(fields, ARTICLE.author)),
    // The empty paragraph keeps a text that is pictures alone apart from them.
    part('content', `${pictures}${wordsOf(fields, ARTICLE.body)}<p></p>`),
  ]
  return readArticle(parseHtml(`<div>${html.join('\n')}</div>`), {}, true)
}
