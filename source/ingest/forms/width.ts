const HALF = ',:;?!()~'
const FULL = '，：；？！（）～'
const TO_FULL = new Map([...HALF].map((half, index) => [half, FULL[index] ?? half]))

/** A cheap test: most lines have nothing to change. */
const MIXED =
  /[.,:;?!()~０-９Ａ-Ｚａ-ｚ\u3000\u00a0\u2000-\u200a○]|[一二三四五六七八九〇][OoＯ0]|--|──|－－|――/

const CLOSING = String.raw`["'”’）)】》〕」』\]]`
/** A half-width full stop ends a line after Chinese; a list's number has one too. */
const STOP_AT_END = new RegExp(`(?<=\\p{Script=Han}|[%％‰℃]|${CLOSING})\\.(?=${CLOSING}*$)`, 'gu')
/** The same within a line, if its other marks are half-width: else the dot may separate parts of a foreign name. */
const STOP = new RegExp(
  `(?<=(?![一二三四五六七八九十])\\p{Script=Han}|${CLOSING})\\.(?=${CLOSING}*\\s*[\\p{Script=Han}“‘《"'（(\\d])`,
  'gu',
)
const HALF_COMMA = /\p{Script=Han},/u

const withStops = (text: string): string => {
  if (!text.includes('.')) return text
  const ended = text.replace(STOP_AT_END, '。')
  return ended !== text || HALF_COMMA.test(text) ? ended.replace(STOP, '。') : text
}

/**
 * One form for matching, character by character so that offsets hold: punctuation full-width, digits, Latin letters
 * and spaces half-width, `〇` and a letter O between Chinese numerals a `〇`.
 */
export const unifyWidths = (text: string): string =>
  MIXED.test(text)
    ? withStops(text)
        .replace(/[,:;?!()~]/g, (half) => TO_FULL.get(half) ?? half)
        .replace(/[０-９Ａ-Ｚａ-ｚ]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
        .replace(/--|──|－－|――/g, '——')
        .replace(/[\u3000\u00a0\u2000-\u200a]/g, ' ')
        .replace(/(?<=[一二三四五六七八九])[○OoＯ0](?=[一二三四五六七八九○OoＯ0年])/g, '〇')
        .replace(/(?<=[一二三四五六七八九]〇)[○OoＯ0](?=[一二三四五六七八九年])/g, '〇')
    : text
