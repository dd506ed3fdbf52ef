/**
 * Replaces a part of a file that must be there.
 * @throws {Error} where it is not: the file has changed, and whoever builds must look
 */
export const replaceOnce = (text: string, part: string | RegExp, by: string, file: string): string => {
  const changed = text.replace(part, () => by)
  if (changed === text)
    throw new Error(`${file}: ${part} is not there any more; is its substitute still needed?`)
  return changed
}
