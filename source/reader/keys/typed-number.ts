/** Between the parts of a typed date. */
export const SEPARATOR = /[-.]/

/** The number that was typed; the parts of a date follow each other in two digits each. Undefined for no text. */
export const typedNumber = (text: string): number | undefined =>
  text === ''
    ? undefined
    : Number(
        text
          .split(SEPARATOR)
          .map((part, index) => (index > 0 ? part.padStart(2, '0') : part))
          .join(''),
      )
