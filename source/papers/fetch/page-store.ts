import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { PageStore, StoredPage } from './dependencies.ts'

interface Head extends Omit<StoredPage, 'bytes'> {
  /** Of the bytes, lower-case hex. */
  readonly sha256: string
}

const NEWLINE = 0x0a

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

const encode = ({ bytes, ...page }: StoredPage): Uint8Array => {
  const head: Head = { ...page, sha256: sha256(bytes) }
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), bytes])
}

/** Undefined if the file is not whole or not ours: then the page is fetched again. */
const decode = (file: Uint8Array, url: string): StoredPage | undefined => {
  const end = file.indexOf(NEWLINE)
  try {
    const { sha256: hash, ...page }: Head = JSON.parse(Buffer.from(file.subarray(0, end)).toString())
    const bytes = file.subarray(end + 1)
    return page.url === url && sha256(bytes) === hash ? { ...page, bytes } : undefined
  } catch {
    return undefined
  }
}

export interface PageFolder extends PageStore {
  /** Removes pages neither written nor read since `before` (ms since 1970), as far as possible; never rejects. */
  tidy(before: number): Promise<void>
}

/**
 * A folder of pages, one file each: a line of JSON, then the bytes. Files are written under a temporary name and renamed,
 * so that a page is there whole or not at all, whenever the process dies.
 */
export const openPageFolder = (folder: string): PageFolder => {
  const pathOf = (url: string): string => {
    const hash = sha256(url)
    return join(folder, hash.slice(0, 2), `${hash.slice(2)}.page`)
  }

  return {
    get: async (url) => {
      const path = pathOf(url)
      try {
        const page = decode(await readFile(path), url)
        const now = new Date()
        // Only notes that the page was used: another process may have removed it meanwhile.
        if (page) await utimes(path, now, now).catch(() => {})
        return page
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },
    put: async (page) => {
      const path = pathOf(page.url)
      await mkdir(dirname(path), { recursive: true })
      const temporary = `${path}.${randomUUID()}`
      try {
        await writeFile(temporary, encode(page))
        await rename(temporary, path)
      } catch (error) {
        await rm(temporary, { force: true })
        throw error
      }
    },
    tidy: async (before) => {
      const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
      for (const file of files.filter((each) => each.isFile() && each.name.includes('.page'))) {
        const path = join(file.parentPath, file.name)
        // Another process may tidy too; what cannot be removed now is removed the next time.
        const stats = await stat(path).catch(() => undefined)
        if (stats && stats.mtimeMs < before) await rm(path, { force: true }).catch(() => {})
      }
    },
  }
}

/** Pages in memory, gone with the process. */
export const createPageMemory = (): PageStore => {
  const pages = new Map<string, StoredPage>()
  return {
    get: async (url) => pages.get(url),
    put: async (page) => {
      pages.set(page.url, page)
    },
  }
}
