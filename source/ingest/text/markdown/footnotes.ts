const LABEL = String.raw`\[\^(?<LABEL>[^\s\[\]^]{1,20})\]`
const labelled = (name: string): string => LABEL.replace('LABEL', name)

/** `[^1]` in the text, and `[^1]: ` before the note. */
export const FOOTNOTE = String.raw`(?:^ {0,3}${labelled('note')}:[ \t]*(?=\S))|${labelled('reference')}(?![(:])`
const LABELS = new RegExp(FOOTNOTE, 'gm')

/** The numbers of footnotes by their labels: a figure is its own, words are counted on from the greatest, in their order. */
export const footnoteNumbers = (text: string): ReadonlyMap<string, number> => {
  const numbers = new Map<string, number>()
  if (!text.includes('[^')) return numbers
  const labels = [...text.matchAll(LABELS)].map(({ groups = {} }) => groups.note ?? groups.reference ?? '')
  for (const label of labels) if (/^\d{1,3}$/.test(label)) numbers.set(label, Number(label))
  let greatest = Math.max(0, ...numbers.values())
  for (const label of labels) if (!numbers.has(label)) numbers.set(label, ++greatest)
  return numbers
}
