const WORK =
  '(?:识别|提取|转录|转写|誊录|抄录|整理|OCR|ocr|(?:图片|图像|图中|报纸|版面|页面|扫描件?).{0,12}(?:文字|内容|文本)|(?:文字|文本)(?:内容|版本|如下))'
/** `以下是识别结果：`, `好的，以下是图片中报纸页面的文字内容：`, `# 报纸文字识别结果`. */
const OPENING = new RegExp(
  `^(?:好的|当然|没问题)?[，,。！!]?\\s*(?:(?:以下|下面|这)(?:是|为|就是)?.{0,30}${WORK}.{0,16}[：:。]|(?:报纸|版面|图片|图像|页面)?(?:文字|文本|内容|OCR)?识别(?:结果|内容|文本)[：:]?|(?:图片|图像|图|版面|页面)(?:中|上|内|里)?的?(?:文字|文本)(?:内容)?(?:如下|为|是)[：:。]?)$`,
)
const OPENING_ENGLISH =
  /^(?:(?:sure|certainly|of course)[,!.]?\s*)?(?:here(?:'s| is| are)|below (?:is|are)(?= .{0,60}(?:transcri|extract|image|scan|OCR))) .{0,60}(?:text|transcription|content|markdown|OCR).{0,40}[:.]$/i
/** `注：部分文字因图片模糊无法识别。`, `以上是全部文字内容。`, `如需进一步整理，请告诉我。` */
const CLOSING =
  /^[（(]?(?:(?:\*\*)?(?:注|注意|说明|备注|提示)(?:\*\*)?[：:].{0,120}(?:识别|模糊|辨认|不清|图片|图像|扫描|原图|OCR)|以上(?:是|为|就是|即为?).{0,30}(?:识别|转录|转写|提取|(?:文字|文本|全部)内容)|(?:图片|图像|版面)?(?:文字|内容)?(?:识别|转录|转写|提取)(?:完毕|完成|结束)(?=[，。！）)]|$)|如(?:有|需|果).{0,40}(?:告诉我|告知我|随时|联系我)|希望(?:这|以上).{0,20}(?:帮助|有用)|\[?(?:图片|图像).{0,20}(?:无法|不清|模糊))/
const CLOSING_ENGLISH =
  /^[（(]?(?:note:.{0,120}(?:illegible|unclear|blurr|image|OCR)|let me know if|I hope this|feel free to ask|if you .{0,60}(?:let me know|feel free))/i

const MAX_REMARK = 160

/** What a model says before a transcript, and not the paper. */
export const isOpeningRemark = (raw: string): boolean => {
  const text = raw.trim().replace(/^#{1,6} +|\*\*/g, '')
  return text.length <= MAX_REMARK && (OPENING.test(text) || OPENING_ENGLISH.test(text))
}

/** What it says at the end. */
export const isClosingRemark = (raw: string): boolean => {
  const text = raw.trim().replace(/^[>*\s]+/, '')
  return text.length <= MAX_REMARK && (CLOSING.test(text) || CLOSING_ENGLISH.test(text))
}
