import { describe, expect, it } from 'vitest'
import { Break } from '../../../source/typeset/breaks/break.ts'
import { type LineBreakLevel, prepareCopy } from '../../../source/typeset/index.ts'

/** The text with its breaks: | where a line may end, ¦ where it may end only within a unit too wide for a line. */
const withBreaks = (text: string, level: LineBreakLevel): string => {
  const { breaks } = prepareCopy(text, { ambiguous: 1, level })
  return Array.from({ length: text.length }, (_, offset) => {
    const mark = breaks[offset] === Break.allowed ? '|' : breaks[offset] === Break.soft ? '¦' : ''
    return mark + text.charAt(offset)
  }).join('')
}

type Row = readonly [rule: string, marked: string]

const check = (rows: readonly Row[], level: LineBreakLevel = 'gb'): void => {
  it.each(rows)('%s: %s', (_, marked) => expect(withBreaks(marked.replace(/[|¦]/g, ''), level)).toBe(marked))
}

describe('marks (CLREQ 3.1.3, 行首行尾禁则)', () => {
  check([
    ['a line may end between any two Han characters', '江|边|码|头'],
    ['a stop begins no line', '江，|边。|码！|头？|船；|桥：|岸、|水'],
    ['nor does a closing mark; an opening mark ends none', '他|说|（江）|边|《渡|口》|【讯】|头'],
    ['quotation marks open or close', '说|“江|边”|的|‘水’|声'],
    ['marks in a row stay together', '他|说：|“好。”|（完）'],
    ['a stop begins no line, not even after a space', '江 ，|边 ）|码'],
    ['connectors and interpuncts begin no line', '三|日～|五|日|安|娜·|彼|得|江|城—|山|城|一–|二'],
    ['々 begins no line', '人々|山'],
    ['a bracket holds across a blank', '（　江）|（ 边）'],
    ['ASCII marks follow the same rules', '江,|边.|码!|(头)|船'],
    ['straight quotation marks hold on both sides', '说"江"边'],
  ])
})

describe('dashes, ellipses and solidi by level (CLREQ 3.1.2, 3.1.3)', () => {
  check([['basic: both may begin a line', '他|想|——|那|…|江']], 'basic')
  check([['basic: a solidus may end a line', '男／|女|和/|或']], 'basic')
  check([
    ['gb: an ellipsis begins no line', '他|想|——|那……|江'],
    ['gb: a solidus ends no line', '男／¦女|和/¦或'],
  ])
  check([['strict: a dash begins no line', '他|想——|那……|江']], 'strict')
  check([['a pair is never broken', '想|——|那|⸺|江……|水⋯⋯|声']])
})

describe('numbers (UAX #14 LB25; units are our rule)', () => {
  check([
    ['figures with their points and commas', '约|1,234.5|到'],
    ['an affix', '涨|12.5%|或|35℃|收|￥5,000|和|US$5|吧'],
    ['a unit, of one character or more', '2021¦年|11¦月|9¦日|走|100¦公¦里|共|2.5¦万¦平¦方¦米|地'],
    ['a unit after a space', '2021 ¦年 |11 ¦月'],
    ['no unit', '5G|网|络|有|100|江'],
    ['an ordinal', '第¦17991¦号|令'],
    ['full width', '１９９８¦年|３．５¦吨|９：３０|到'],
    ['a time, a score', '9:30|到|3：2|胜'],
    ['a range', '10～|20¦吨'],
  ])
})

describe('Latin words and compounds (UAX #14 LB21 to LB29)', () => {
  check([
    ['a word', '用|GDP|来|说'],
    ['an apostrophe belongs to the word, a quotation mark surrounds it', 'don’t|说|‘hi’|吧'],
    ['a character of plane 2 is not a letter', '𠀀’|GDP'],
    ['signs in a name', '把|C++和|AT&T|写|R&D|吧'],
    ['a hyphen may end a line, but not before a figure', 'Wi-|Fi|和|COVID-19|后'],
    ['a break follows each space', 'New |York |Times'],
  ])
})

describe('URLs (our rule)', () => {
  check([
    ['break after their joints', '见|https://|news.|example.|com/|a_|b?|c=|1&|d，|江'],
    ['so does a bare host name; the stop after it belongs to the sentence', '见|news.|example.|cn。|江'],
  ])
})
