const erases = (key: string): boolean => key === 'backspace' || key === 'delete'

/** Whether a key erases in a line that is empty, which closes it. */
export const isErased = (line: string, key: string): boolean => erases(key) && line === ''

/**
 * A line of text after a key.
 * @param text that the key types, or that is pasted
 * @param accepted what a line may hold of a text
 */
export const editedLine = (
  line: string,
  key: string,
  text: string,
  accepted: (line: string) => string,
): string => {
  if (erases(key)) return Array.from(line).slice(0, -1).join('')
  return key === 'ctrl+u' ? '' : accepted(line + text)
}

/** Characters of a line that is no search: a name or a command. */
const LONGEST = 1000

/** One line, with its blanks as they were typed. */
export const acceptedLine = (text: string): string =>
  Array.from(text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, ' '))
    .slice(0, LONGEST)
    .join('')
