import { Random } from '../../test/editions/random.ts'

/** Invented text: no line of it is printed anywhere. */
const CHARACTERS = '江水涨了半米沿河各县加固堤防两岸灯火通明新桥昨日通车过只要五分钟茶市开秤头一批春上'

const sentences = (bytes: number): string => {
  const random = new Random(7)
  const parts: string[] = []
  for (let length = 0; length < bytes; ) {
    const count = random.between(12, 30)
    const text = Array.from(
      { length: count },
      () => CHARACTERS[random.between(0, CHARACTERS.length - 1)],
    ).join('')
    parts.push(`${text}。`)
    length += (count + 1) * 3
  }
  return parts.join('\n')
}

/** GB 2312, by its rows 1 to 87: no encoder comes with Node. */
const gbk = (text: string): Uint8Array => {
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, readonly number[]>()
  for (let lead = 0xa1; lead < 0xf8; lead += 1)
    for (let trail = 0xa1; trail < 0xff; trail += 1)
      codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
  const bytes = new Uint8Array(text.length * 2)
  let length = 0
  for (const character of text)
    for (const byte of codes.get(character) ?? [character.charCodeAt(0)]) bytes[length++] = byte
  return bytes.subarray(0, length)
}

const HEAD = '青石日报\n2021年11月9日\n\n桥通了\n本报讯 '

/** Each makes a source of about so many bytes. */
export const FORMS: Readonly<Record<string, (bytes: number) => Uint8Array>> = {
  'plain text': (bytes) => Buffer.from(HEAD + sentences(bytes)),
  'one line': (bytes) => Buffer.from(HEAD + sentences(bytes).replaceAll('\n', '')),
  'short lines': (bytes) => Buffer.from('字\n'.repeat(bytes / 4)),
  HTML: (bytes) =>
    Buffer.from(
      `<html><head><title>桥通了</title></head><body><div id="ozoom"><p>${sentences(bytes).replaceAll('\n', '</p><p>')}</p></div></body></html>`,
    ),
  GBK: (bytes) => gbk(HEAD + sentences((bytes * 3) / 2)),
}
