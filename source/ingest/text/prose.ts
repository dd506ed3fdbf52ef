/** What an open line lacks: the mark that ends a sentence or what stands around it. */
const CLOSED = /[。！？…；：”’）》】〕」』.!?]$/

/** Whether a folded line breaks off without the mark that would end a paragraph. */
export const isOpen = (text: string): boolean => !CLOSED.test(text.slice(-1))

/** Whether a folded line ends as a sentence does; a headline does not (0 of 824). */
export const endsSentence = (text: string): boolean =>
  /[。；]”?’?）?$/.test(text.slice(-4)) || /[！？]”$/.test(text.slice(-2))

/** The longest headline or deck that is not prose: 95 of 100 headlines are below 30 characters, decks below 47. */
export const TITLE_LENGTH = 60
