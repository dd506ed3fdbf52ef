/** `- 1 -`, `— 2 —`, `·12·`, `〔3〕`, `~ 4 ~`: a number of its own between two marks. */
const DECORATED =
  /^([-–—―~·•*|_/]{1,3})\s*\d{1,4}\s*([-–—―~·•*|_/]{1,3})$|^[〔［[<《]\s*\d{1,4}\s*[〕］\]>》]$/
/** `第 3 页`, `第 3 页 共 8 页`, `共8页 第3页`, `3/8页`, `Page 3 of 8`. */
const WORDED =
  /^[-—\s(（]*(?:第\s*\d{1,4}\s*页(?:\s*[,，/|]?\s*共\s*\d{1,4}\s*页)?|共\s*\d{1,4}\s*页\s*[,，/|]?\s*第\s*\d{1,4}\s*页|\d{1,4}\s*\/\s*\d{1,4}\s*页?|page\s*\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?|p\.?\s?\d{1,4})[-—\s)）]*$/i
const BARE = /^\d{1,3}$/
const MAX_LENGTH = 24

/** What folded text is as a page number: sure by its form, or a number that may be something else; undefined for other text. */
export const pageNumberOf = (folded: string): 'sure' | 'bare' | undefined => {
  if (folded.length > MAX_LENGTH || !/\d/.test(folded)) return undefined
  if (DECORATED.test(folded) || WORDED.test(folded)) return 'sure'
  return BARE.test(folded) ? 'bare' : undefined
}
