import type { Setting } from '../../source/typeset/index.ts'

/** A typographic case: a text that cannot be set without its rule, and what to set it by. */
export interface Case {
  readonly title: string
  /** What the lines below must show, and the source of the rule. */
  readonly rule: string
  readonly text: string
  readonly widths: readonly number[]
  readonly settings?: readonly Partial<Setting>[]
  /** Set as a headline: each entry a printed line. */
  readonly headline?: true
}

export const cases: readonly Case[] = [
  {
    title: 'No stop begins a line',
    rule: 'CLREQ 3.1.3 行首禁则: ，。、；：？！ stay with what they follow; the character before comes down with them.',
    text: '清晨六点，江边的码头已经热闹起来；船工、挑夫、小贩，都赶着第一班渡船。',
    widths: [16, 18, 22],
  },
  {
    title: 'No closing mark begins a line, no opening mark ends one',
    rule: 'CLREQ 3.1.3 行首行尾禁则; the tailoring of “ ” is CLDR’s for zh (UAX #14 alone would hold both sides).',
    text: '老李说：“今年的橘子甜（比去年甜）。”《江边日报》登了他的照片。',
    widths: [14, 16, 18],
  },
  {
    title: 'A dash and an ellipsis are not broken',
    rule: 'CLREQ 3.1.2: —— and …… are not broken; …… begins no line (JLREQ, CSS Text); —— may, except at `strict`.',
    text: '他想了很久——那还是十年前的事……后来就没有人再提起了。',
    widths: [10, 14],
    settings: [{ level: 'basic' }, { level: 'gb' }, { level: 'strict' }],
  },
  {
    title: 'A connector, an interpunct and a lone dash begin no line',
    rule: 'CLREQ 3.1.3: ～ – — between two ends, · between the parts of a name.',
    text: '会期为三月五日～三月九日，由安娜·彼得罗娃主持，乘坐江城—山城列车前往。',
    widths: [12, 14, 16],
  },
  {
    title: 'A solidus neither begins nor ends a line',
    rule: 'CLREQ 3.1.3, GB-style; at `basic` it may end a line.',
    text: '每公斤三元／五元，男／女均可报名参加。',
    widths: [10, 12],
    settings: [{ level: 'basic' }, { level: 'gb' }],
  },
  {
    title: 'A number stays with its prefix, suffix and unit',
    rule: 'UAX #14 LB25 for figures; units by our own list (CLREQ leaves the section empty). 第 belongs to its number.',
    text: '截至2021年11月9日，第17991号航线运送旅客12.5万人次，增长8.3%，收入￥1,250,000元，气温35℃。',
    widths: [16, 20, 24],
  },
  {
    title: 'Fullwidth figures and letters count as figures and letters',
    rule: 'Old pages use them; UAX #14 would break between them as between Han characters.',
    text: '二００一年的报纸印着１９９８年１２月２４日，比分３：２，ＷＴＯ也这样印。',
    widths: [12, 16],
  },
  {
    title: 'A Latin word is not broken',
    rule: 'UAX #14 LB28, LB24, LB21: ’ in a word is not a quotation mark; a hyphen may end a line.',
    text: '他把C++和AT&T都写错了，don’t写成了dont，Wi-Fi信号倒是COVID-19之后变好的。',
    widths: [12, 16, 20],
  },
  {
    title: 'A URL breaks after its joints, elsewhere only if it must',
    rule: 'Our rule: after / ? & = . - _ unless another of them follows.',
    text: '详见https://news.example.com/2021/11/09/water_level.html?page=2，或致电渡口。',
    widths: [20, 30],
  },
  {
    title: 'A unit wider than the line breaks between graphemes',
    rule: 'The last resort: in a word rather than before a mark; never inside a grapheme (UAX #29).',
    text: '（Rindfleischetikettierung）是一个词👨‍👩‍👧也是一个字。',
    widths: [6, 10],
  },
  {
    title: 'The last line is not one character',
    rule: 'CLREQ 孤字不成行: the line before gives up one.',
    text: '渡口的老人说江水涨了两尺。',
    widths: [24, 12],
  },
  {
    title: 'A paragraph is indented by two characters',
    rule: 'CLREQ 段首缩排; unless it takes more than a third of the line.',
    text: '这条航线每天往返八趟，票价三元，学生和老人免费。',
    widths: [10, 20],
    settings: [{ indent: 4 }],
  },
  {
    title: 'One of 、，。 may hang',
    rule: 'CLREQ 3.1.4 行尾点号悬挂: on request, one mark alone.',
    text: '清晨六点江边的码头，已经热闹起来。船工把最后一筐橘子搬上甲板。',
    widths: [18],
    settings: [{ hang: false }, { hang: true }],
  },
  {
    title: 'Spare cells go to gaps',
    rule: 'CLREQ 3.1.5 行内调整 in cells: Latin gaps, then after marks, then before brackets; three at most, none on the last line.',
    text: '老李用GPS找到了“江心岛”，他说：“水涨了两尺，得早点走。”然后就上了船，一路没有回头看。',
    widths: [23, 25],
    settings: [{ justify: true }],
  },
  {
    title: '“ ” — … count as two cells where they take two',
    rule: 'UAX #11 ambiguous: no line is wider than the measure, whatever the terminal draws.',
    text: '老李说：“水涨了两尺……得早点走——现在就走。”',
    widths: [16, 20],
    settings: [{ ambiguous: 1 }, { ambiguous: 2 }],
  },
  {
    title: 'Rare characters, marks and emoji are not broken, and count with their width',
    rule: 'UAX #11, UAX #29: planes 2 and 3, combining marks, joined emoji, keycaps, flags.',
    text: '姓𠀀的𰻝𰻝面馆在cafe\u0301旁边，招牌画着🧑‍🌾、1️⃣和🇨🇳。',
    widths: [10, 12],
  },
  {
    title: 'Verse keeps its lines',
    rule: 'UAX #14 LB4, LB5: a line feed ends a line.',
    text: '江水东流去，\n渡船日日来。\n老李不言语，\n橘子满江开。',
    widths: [8, 16],
  },
  {
    title: 'A headline is balanced, and broken between words',
    rule: 'Our rule: as few lines as possible, of similar length, broken after a mark or between two words.',
    text: '全市中小学今天开学迎来新学期',
    widths: [16, 20, 24],
    headline: true,
  },
  {
    title: 'A headline is broken at its printed space first',
    rule: 'Our rule: the space was a line end on the page; using it may take one line more.',
    text: '深化河湖治理改善城乡环境 携手共建美丽宜居新家园',
    widths: [20, 28, 40],
    headline: true,
  },
  {
    title: 'A kicker does not end in a single character',
    rule: 'CLREQ 孤字不成行, for kicker and deck too.',
    text: '市委书记到东山县调研督导矿区生态修复工作时要求——',
    widths: [20, 46, 48],
    headline: true,
  },
]
