/** The two-byte part of GB18030, built from the platform's decoder, for the platform has no encoder. */
const twoByteTable = (): Map<string, readonly [number, number]> => {
  const decoder = new TextDecoder('gb18030')
  const map = new Map<string, readonly [number, number]>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if (trail !== 0x7f && character.length === 1 && character !== '\ufffd' && !map.has(character))
        map.set(character, [lead, trail])
    }
  }
  return map
}

let table: Map<string, readonly [number, number]> | undefined

/** Encodes text as GB18030. A character outside its two-byte part becomes a numeric HTML reference. */
export const encodeGb18030 = (text: string): Uint8Array => {
  table ??= twoByteTable()
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const pair = table.get(character)
    if (code < 0x80) bytes.push(code)
    else if (pair) bytes.push(...pair)
    else bytes.push(...new TextEncoder().encode(`&#${code};`))
  }
  return Uint8Array.from(bytes)
}
