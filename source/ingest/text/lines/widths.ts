/** Columns of white space that begin a paragraph. */
export const INDENT = 2

/** Whether a code unit is white space within a line; tabs became spaces before. */
export const isWhiteSpace = (code: number): boolean =>
  code === 0x20 || code === 0x3000 || code === 0xa0 || (code >= 0x2000 && code <= 0x200a)

/** Whether a code unit takes two columns in any font: Han, kana, Hangul and their marks, of full width. */
export const isWide = (code: number): boolean =>
  (code >= 0x1100 && code < 0x1200) || (code >= 0x2e80 && code < 0xff61) || (code >= 0xffe0 && code < 0xffe7)

/** Columns that a text takes in a font of one width. */
export const widthOf = (text: string): number => {
  let width = 0
  for (let at = 0; at < text.length; at++) width += isWide(text.charCodeAt(at)) ? 2 : 1
  return width
}
