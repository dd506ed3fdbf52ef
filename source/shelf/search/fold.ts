import traditional from 'opencc-js/dict/TSCharacters'
import regional from 'opencc-js/dict/TWVariants'

/**
 * Folds a text for searching: traditional to simplified, full width to half, capitals to small, compatibility
 * ideographs to their own. Each UTF-16 code unit gives exactly one, so every offset holds in the text as printed.
 */
export const fold = (text: string): string => {
  if (text.length > units.length) units = new Uint16Array(text.length * 2)
  let changed = false
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    const to = table[unit] ?? unit
    units[at] = to
    changed ||= to !== unit
  }
  return changed ? Buffer.from(units.buffer, 0, text.length * 2).toString('utf16le') : text
}

let units = new Uint16Array(1 << 12)

type Pair = readonly [from: string, to: string]

const pairsOf = (dict: string): readonly Pair[] =>
  dict.split('|').flatMap((entry) => {
    const [from = '', to = ''] = entry.split(' ')
    return from.length === 1 && to.length === 1 ? [[from, to] as const] : []
  })

const makeTable = (): Uint16Array => {
  const folds = Uint16Array.from({ length: 0x1_00_00 }, (_, unit) => unit)
  const set = (from: number, to: string): void => {
    if (to.length === 1) folds[from] = to.charCodeAt(0)
  }
  const simplified = new Map(pairsOf(traditional))
  for (const [from, to] of simplified) set(from.charCodeAt(0), to)
  for (const [standard, variant] of pairsOf(regional)) {
    const to = simplified.get(standard) ?? simplified.get(variant) ?? standard
    set(standard.charCodeAt(0), to)
    set(variant.charCodeAt(0), to)
  }
  for (let unit = 0xf900; unit <= 0xfaff; unit += 1) {
    const own = String.fromCharCode(unit).normalize('NFC')
    if (own.length === 1) folds[unit] = folds[own.charCodeAt(0)] ?? unit
  }
  for (let unit = 0xff01; unit <= 0xff5e; unit += 1) folds[unit] = unit - 0xff01 + 0x21
  folds[0x3000] = 0x20
  // The cased scripts stand below U+0590, and again from U+10A0 to U+1FFF.
  for (let unit = 0; unit < 0x2000; unit += 1)
    set(unit, String.fromCharCode(folds[unit] ?? unit).toLowerCase())
  // A form may fold to one that itself folds: 麼 to 么, 么 to 幺; full-width Ａ to A, A to a.
  return folds.map((unit) => folds[unit] ?? unit).map((unit) => folds[unit] ?? unit)
}

const table = makeTable()
