/** Line ends and tabs, which would break the line or shift the text after them. */
const BREAKS = /[\t-\r\x85\u2028\u2029]+/g

/** C0 and C1 controls, the bidirectional controls of UAX #9 and other format characters, lone surrogates. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}]/gu

/** Makes a message one line that is safe to print, whatever it quotes: unsafe characters become U+FFFD. */
export const oneLine = (message: string): string => message.replace(BREAKS, ' ').replace(UNSAFE, '\ufffd')
