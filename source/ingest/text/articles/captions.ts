import type { Image } from '../../../issue/index.ts'
import type { Paragraph } from '../repairs/paragraphs.ts'

/** `……（新华社发 张三 摄）`: a picture's credit, in brackets at the end of the caption or on a line of its own. */
const CREDIT =
  /[（(]?((?:[^（(。！？]{0,40}[\s\p{Script=Han}]摄(?:影报道)?(?:[（(][^（()）。]{2,12}[）)])?|[^（(。！？]{0,20}(?:新华社发|影像中国|人民视觉|视觉中国|资料(?:图片|照片)|供图)[^（(。！？]{0,16}))[）)]?$/u

/** The beginning of the photographer's name in a credit. */
const PHOTOGRAPHER =
  /(?:(?:本报|新华社|\p{Script=Han}{2,5}报)?(?:特约|见习|实习|全媒体)?(?:记者|通讯员)|(?<=\s)\p{Script=Han}{2,4}(?=\s?(?:摄|供图)))/u

const NAMES = /^\p{Script=Han}{2,4}(?:[\s、]+\p{Script=Han}{2,4}){0,5}\s?摄(?:影报道|影)?$/u

const imageOf = (printed: string): Image => {
  const credit = CREDIT.exec(printed)
  if (!credit) return { caption: printed }
  // `李四 王五 摄影报道`: both took it.
  const namesStart = NAMES.test(credit[1] ?? '') ? 0 : (PHOTOGRAPHER.exec(credit[1] ?? '')?.index ?? 0)
  const caption = (printed.slice(0, credit.index) + (credit[1] ?? '').slice(0, namesStart)).trim()
  return { ...(caption ? { caption } : {}), credit: (credit[1] ?? '').slice(namesStart).trim() }
}

/** The pictures described by captions; a caption and the credit on the next line belong to one picture. */
export const imagesFrom = (
  captions: readonly Paragraph[],
  print: (paragraph: Paragraph) => string,
): Image[] => {
  const images: Image[] = []
  for (const caption of captions) {
    const image = imageOf(print(caption))
    const last = images.at(-1)
    if (last?.caption && !last.credit && !image.caption && image.credit)
      images[images.length - 1] = { ...last, credit: image.credit }
    else images.push(image)
  }
  return images
}
