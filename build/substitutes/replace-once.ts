/**
 * Replaces the first occurrence of a part of a file's text.
 * @throws {Error} if the part is missing: the file has changed, and the substitute must be checked
 */
export const replaceOnce = (text: string, part: string | RegExp, by: string, file: string): string => {
  const changed = text.replace(part, () => by)
  if (changed === text)
    throw new Error(`${file}: ${part} is no longer there; is its substitute still needed?`)
  return changed
}
