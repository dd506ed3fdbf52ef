import { createHash } from 'node:crypto'
import { articleLength, FORMAT, type Issue, type SizeLimits } from '../../issue/index.ts'
import { checkArticles, type Manifest, manifestFrame } from './manifest.ts'
import { SizeCheck } from './size-check.ts'
import { compress } from './zstd.ts'

export interface PackedIssue {
  readonly manifest: Manifest
  readonly bytes: Buffer
}

/**
 * A frame ends after this many code units of JSON, one or two articles: a search opens fifty frames for fifty hits.
 * Twice the size makes newspaper text 4 % smaller and takes twice as long to open.
 */
const FRAME_LENGTH = 2048

interface FrameText {
  readonly text: string
  readonly articles: readonly string[]
}

/** The JSON of an issue's file, cut into frames. */
const frameTexts = (issue: Issue): readonly FrameText[] => {
  const { articles, source, notes, ...head } = issue
  const frames: FrameText[] = [{ text: `${JSON.stringify(head).slice(0, -1)},"articles":[\n`, articles: [] }]
  let text = ''
  let ids: string[] = []
  articles.forEach((article, index) => {
    text += `${JSON.stringify(article)}${index < articles.length - 1 ? ',' : ''}\n`
    ids.push(article.id)
    if (text.length < FRAME_LENGTH && index < articles.length - 1) return
    frames.push({ text, articles: ids })
    text = ''
    ids = []
  })
  const tail = `],"source":${JSON.stringify(source)},"notes":${JSON.stringify(notes)}}\n`
  return [...frames, { text: tail, articles: [] }]
}

/** An issue before compression: comparing the hash first may save that work. */
export interface UnpackedIssue {
  /** Of the issue's JSON: equal to the stored one if writing would change nothing. */
  readonly sha256: string
  /** @throws OverLimit if the issue is larger than the limits: it could not be read again */
  readonly pack: (limits: SizeLimits) => PackedIssue
}

export const preparePack = (issue: Issue): UnpackedIssue => {
  const texts = frameTexts(issue)
  const sha = createHash('sha256')
  for (const { text } of texts) sha.update(text)
  const sha256 = sha.digest('hex')
  return { sha256, pack: (limits) => pack(issue, texts, sha256, limits) }
}

const pack = (issue: Issue, texts: readonly FrameText[], sha256: string, limits: SizeLimits): PackedIssue => {
  checkArticles(issue.articles.length, limits)
  const size = new SizeCheck(limits)
  const frames = texts.map(({ text }) => {
    const bytes = Buffer.from(text)
    size.add(bytes)
    return compress(bytes)
  })
  const manifest: Manifest = {
    format: FORMAT,
    sha256,
    name: issue.name,
    ...(issue.source.sha256 !== undefined && { source: issue.source.sha256 }),
    pages: issue.pages.length,
    characters: issue.articles.reduce((sum, article) => sum + articleLength(article), 0),
    frames: texts.map(({ articles }, index) => ({ bytes: frames[index]?.length ?? 0, articles })),
  }
  return { manifest, bytes: Buffer.concat([...frames, manifestFrame(manifest, limits)]) }
}
