const PAPER =
  'Herald|Times|Post|News|Daily|Gazette|Journal|Tribune|Chronicle|Star|Mail|Sun|Guardian|Observer|Standard|Telegraph|Register|Sentinel|Courier|Press|Record|Bulletin|Examiner|Inquirer|Dispatch|Express|Globe|Mirror|Echo|Argus|Advertiser|Monitor|Weekly|Leader|Enterprise|Review|Reporter|Ledger|Citizen|Democrat|Independent|Messenger|Nation|Today|Voice'
/** A cheap test: a word of papers ends the name, or follows `The`. */
const PAPER_WORD = new RegExp(`\\b(?:${PAPER})\\b`, 'i')
/** Letters of the Latin script, and what stands in a word. Without the flag `u`, which makes such a pattern slow to compile. */
const REST = `[a-z\\u00c0-\\u024f.’'&-]`
const LATIN = new RegExp(
  `^(?:(?:the\\s)?[A-Z]${REST}*(?:\\s(?:of\\s)?[A-Z&]${REST}*){0,4}[\\s-](?:${PAPER})(?:[\\s-](?:${PAPER}))?|The\\s(?:${PAPER})(?:\\sof\\s[A-Z]${REST}+)?)$`,
  'i',
)
const HANGUL =
  /^[\p{Script=Hangul}\s]{1,12}(?:신문|일보|뉴스|타임스|저널|매일|경제|투데이|헤럴드|데일리|포스트)$/u
const KANA =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー・\s]{1,12}(?:新[聞闻]|タイムス|タイムズ|ニッポン|ジャーナル|ニュース|日[報报]|通信)$/u

/** Whether a folded line is the name of a paper in Latin letters: each word has a capital, and the last is a paper's. */
export const isLatinPaperName = (folded: string): boolean => {
  if (folded.length > 48 || !PAPER_WORD.test(folded) || !LATIN.test(folded)) return false
  const words = folded.split(/\s/)
  return words.every((word) => /^\p{Lu}/u.test(word) || word === 'of' || word === 'the')
}

/** The name of a Korean or Japanese paper, if folded text is nothing else. */
export const otherPaperNameOf = (folded: string): string | undefined =>
  folded.length <= 20 && (HANGUL.test(folded) || KANA.test(folded)) ? folded : undefined
