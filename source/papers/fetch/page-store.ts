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

/** Undefined for a file that is not whole or not ours: the page is fetched again then. */
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
  /** Removes the pages that nobody has put or read since then (ms since 1970), as far as it can; never rejects. */
  tidy(before: number): Promise<void>
}

/**
 * A folder of pages, a file each: a line of JSON, then the bytes. Written beside and renamed, so that a page is there
 * whole or not at all whenever the process dies.
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
        // The page is in hand: that it was used is only noted, and another process may have removed it meanwhile.
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
      const beside = `${path}.${randomUUID()}`
      try {
        await writeFile(beside, encode(page))
        await rename(beside, path)
      } catch (error) {
        await rm(beside, { force: true })
        throw error
      }
    },
    tidy: async (before) => {
      const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
      for (const file of files.filter((each) => each.isFile() && each.name.includes('.page'))) {
        const path = join(file.parentPath, file.name)
        // Another process may tidy too; what cannot be removed now goes the next time.
        const found = await stat(path).catch(() => undefined)
        if (found && found.mtimeMs < before) await rm(path, { force: true }).catch(() => {})
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
