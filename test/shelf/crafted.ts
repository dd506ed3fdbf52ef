import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compress } from '../../source/shelf/issues/zstd.ts'
import { makeIssue } from './fixtures.ts'

/** What another program, or a hostile one, may write where an issue's file belongs: nothing here is checked. */
export interface Crafted {
  /** Replaces fields of a sound issue. */
  readonly issue?: object
  /** Replaces the JSON of its only article. */
  readonly article?: string
  /** Replaces fields of its manifest. */
  readonly manifest?: object
}

const SOUND = makeIssue({ name: '乱石报', date: '2020-01-01' })

/** A file with a right hash and a manifest at its end, whatever it holds. */
export const craft = ({ issue = {}, article, manifest = {} }: Crafted): Buffer => {
  const { articles, source, notes, ...head } = { ...SOUND, ...issue }
  const [first] = SOUND.articles
  const texts = [
    `${JSON.stringify(head).slice(0, -1)},"articles":[\n`,
    `${article ?? JSON.stringify(first)}\n`,
    `],"source":${JSON.stringify(source)},"notes":${JSON.stringify(notes)}}\n`,
  ]
  const sha = createHash('sha256')
  for (const text of texts) sha.update(text)
  const frames = texts.map((text) => compress(text))
  const body = Buffer.from(
    JSON.stringify({
      format: 'baolan-issue/1',
      sha256: sha.digest('hex'),
      name: SOUND.name,
      pages: 1,
      characters: 10,
      frames: frames.map(({ length }, index) => ({
        bytes: length,
        articles: index === 1 ? [first?.id] : [],
      })),
      ...manifest,
    }),
  )
  const numbers = (...values: readonly number[]): Buffer => Buffer.from(Uint32Array.from(values).buffer)
  return Buffer.concat([...frames, numbers(0x184d2a50, body.length + 4), body, numbers(body.length)])
}

/** Puts bytes where the issue of a day belongs. */
export const putFile = (folder: string, date: string, bytes: Uint8Array): string => {
  const paper = join(folder, SOUND.name)
  mkdirSync(paper, { recursive: true })
  const file = join(paper, `${date}.json.zst`)
  writeFileSync(file, bytes)
  return file
}
