/** The marks that end a paragraph; an open line lacks them. */
const CLOSED = /[。！？…；：”’）》】〕」』\]"'!?]$/
const SENTENCE_END = /(?:[。；]|[。！？…]["'”’）]{1,2})$/

/** A full stop of Latin or Korean text; an initial has one too. */
const STOP = /[\p{Ll}\p{Script=Hangul}\p{Script=Arabic}\d%）”"]\.["”’）]{0,2}$/u

/** Whether a folded line breaks off without the mark that would end a paragraph. */
export const isOpen = (text: string): boolean => !CLOSED.test(text.slice(-1)) && !STOP.test(text.slice(-4))

/** Whether a folded line ends as a sentence does; a headline does not (0 of 824). */
export const endsSentence = (text: string): boolean => {
  const end = text.slice(-4)
  return SENTENCE_END.test(end) || STOP.test(end)
}

/** Whether a full stop is inside, as in no title. */
export const hasSentenceInside = (text: string): boolean => text.slice(0, -1).includes('。')

/** Whether a sentence ends anywhere in folded text. */
export const hasStop = (text: string): boolean => /[。！？…；]/.test(text)

const LONGEST_ROW = 60
const NUMBER = /^[-–—·.()（）/\s]{0,4}\d{1,4}[-–—·.()（）/\s]{0,4}$/

/** Whether text is a row of a table: three cells or more, half of them with figures; or a bare number. */
export const isRow = (text: string): boolean => {
  if (text.length <= 10 && NUMBER.test(text)) return true
  if (text.length > LONGEST_ROW || !/\d\S*\s.*\d/.test(text)) return false
  const cells = text.split(/\s+/)
  return cells.length >= 3 && cells.filter((cell) => /\d/.test(cell)).length * 2 >= cells.length
}

/** The longest headline or deck that is not prose: 95 of 100 headlines are below 30 characters, decks below 47. */
export const TITLE_LENGTH = 60
