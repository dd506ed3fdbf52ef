const HALF = ',:;?!()~'
const FULL = '，：；？！（）～'
const TO_FULL = new Map([...HALF].map((half, index) => [half, FULL[index] ?? half]))

/** Most lines have nothing to fold. */
const FOLDED = /[,:;?!()~０-９Ａ-Ｚａ-ｚ\u3000\u00a0\u2000-\u200a○]|[一二三四五六七八九〇][OoＯ0]/

/**
 * One form for matching, character by character so that offsets hold: punctuation full-width, digits, Latin letters
 * and spaces half-width, `〇` and a letter O between Chinese numerals a `〇`.
 */
export const fold = (text: string): string =>
  FOLDED.test(text)
    ? text
        .replace(/[,:;?!()~]/g, (half) => TO_FULL.get(half) ?? half)
        .replace(/[０-９Ａ-Ｚａ-ｚ]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
        .replace(/[\u3000\u00a0\u2000-\u200a]/g, ' ')
        .replace(/(?<=[一二三四五六七八九])[○OoＯ0](?=[一二三四五六七八九○OoＯ0年])/g, '〇')
        .replace(/(?<=[一二三四五六七八九]〇)[○OoＯ0](?=[一二三四五六七八九年])/g, '〇')
    : text
