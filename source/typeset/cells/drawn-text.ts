import { GraphemeWalk } from './grapheme.ts'

/** Common characters that are each drawn by themselves: a text of them needs no look at Unicode's properties. */
const PLAIN =
  /^[\n\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u2100-\u2bff\u3000-\u3029ぁ-ゖァ-ヺ\u3200-\u9fff！-｠￠-￦]*$/

/**
 * Controls, format characters, line and paragraph separators, lone surrogates, noncharacters, and what Unicode draws as
 * nothing. Line feeds, the signs that enclose Arabic figures, the joiners and the selectors are for the next two to judge.
 */
const UNSEEN =
  /(?![\n\u200c\u200d\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}\p{Variation_Selector}])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu

/** A selector without a character before it that it can vary. Runs of them can hide a text; those of Han follow Han only. */
const IDLE_SELECTOR =
  /(?<![^\s\u200c\u200d\p{Variation_Selector}])\p{Variation_Selector}|(?<!\p{Script=Han})[\u{e0100}-\u{e01ef}]/gu

/** A joiner that joins nothing: it belongs between emoji, after a mark, or in a script that is written joined. */
const IDLE_JOINER =
  /(?<![\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}])[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{M}\p{Extended_Pictographic}])/gu

/** In an order in which none leaves anything for one before it. */
const HIDDEN = [UNSEEN, IDLE_SELECTOR, IDLE_JOINER] as const

/**
 * Replaces each code point that draws nothing, or that could drive a terminal or turn its text around. Line feeds stay.
 * Idempotent if the replacement needs none itself.
 */
export const replaceHidden = (text: string, replacement: (character: string) => string): string =>
  PLAIN.test(text) ? text : HIDDEN.reduce((safe, hidden) => safe.replace(hidden, replacement), text)

/** What of a text can be seen: it drives no terminal and hides nothing, whatever it was made of. Line feeds stay. */
export const visibleText = (text: string): string =>
  replaceHidden(text, (hidden) => (hidden === '\t' ? ' ' : /\p{Cs}/u.test(hidden) ? '\ufffd' : ''))

/** Code points of one cluster that are drawn. Unicode's own limit is 30 marks (UAX #15, Stream-Safe Text). */
const MOST_IN_CLUSTER = 32

/** Draws the texts of one row, one after another: visible, on one line, and no more of a cluster than a cell can show. */
export class RowText {
  #walk = new GraphemeWalk(1)
  /** Code points of the last cluster. */
  #count = 0

  draw(text: string): string {
    return this.#capped(visibleText(text).replaceAll('\n', ''))
  }

  /** Cuts long clusters. A plain text has none, and ends one that was begun before it. */
  #capped(text: string): string {
    if (PLAIN.test(text)) {
      if (text !== '') {
        this.#walk.take(text.charCodeAt(text.length - 1))
        this.#count = 1
      }
      return text
    }
    let capped = ''
    let kept = 0
    for (let offset = 0; offset < text.length; ) {
      const codePoint = text.codePointAt(offset) ?? 0
      const length = codePoint > 0xffff ? 2 : 1
      this.#walk.take(codePoint)
      this.#count = this.#walk.begins ? 1 : this.#count + 1
      if (this.#count > MOST_IN_CLUSTER) {
        capped += text.slice(kept, offset)
        kept = offset + length
      }
      offset += length
    }
    return capped + text.slice(kept)
  }
}

/** A text as one row of a terminal. */
export const drawnText = (text: string): string => new RowText().draw(text)
