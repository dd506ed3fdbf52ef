/** Line ends and tabs, which would break a line or move what follows. */
const BREAKS = /[\t-\r\x85\u2028\u2029]+/g

/** C0 and C1 controls, the bidirectional controls of UAX #9 and other format characters, lone surrogates. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}]/gu

/** A message as one line that no terminal obeys, whatever file or host it quotes: what is unsafe in it is U+FFFD. */
export const oneLine = (message: string): string => message.replace(BREAKS, ' ').replace(UNSAFE, '\ufffd')
