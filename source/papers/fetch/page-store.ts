import { createHash } from 'node:crypto'
import type { Dirent } from 'node:fs'
import { readdir, readFile, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { PageStore, StoredPage, WriteFile } from './dependencies.ts'

/** The first line of a file, as JSON. */
interface Header extends Omit<StoredPage, 'bytes' | 'finalUrl'> {
  /** `finalUrl` of the page. */
  readonly at: string
  /** Of the bytes, lower-case hex. */
  readonly sha256: string
}

const NEWLINE = 0x0a

const SUFFIX = '.page'

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

const encode = ({ bytes, finalUrl, ...page }: StoredPage): Uint8Array => {
  const header: Header = { ...page, at: finalUrl, sha256: sha256(bytes) }
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), bytes])
}

/** Undefined if the file is damaged or holds another page: then the page is fetched again. */
const decode = (file: Uint8Array, url: string): StoredPage | undefined => {
  const headerEnd = file.indexOf(NEWLINE)
  try {
    const header: Header = JSON.parse(Buffer.from(file.subarray(0, headerEnd)).toString())
    const { sha256: hash, at: finalUrl, ...page } = header
    const bytes = file.subarray(headerEnd + 1)
    return page.url === url && sha256(bytes) === hash ? { ...page, finalUrl, bytes } : undefined
  } catch {
    return undefined
  }
}

const entriesOf = (folder: string): Promise<Dirent[]> =>
  readdir(folder, { withFileTypes: true }).catch(() => [])

/** A folder of pages, one file each: a line of JSON, then the bytes. */
export class PageFolder implements PageStore {
  readonly #folder: string
  readonly #writeFile: WriteFile

  constructor(folder: string, writeFile: WriteFile) {
    this.#folder = folder
    this.#writeFile = writeFile
  }

  async get(url: string): Promise<StoredPage | undefined> {
    const { folder, name } = this.#pathOf(url)
    const path = join(folder, name)
    try {
      const page = decode(await readFile(path), url)
      const now = new Date()
      // Only marks the page as used: another process may have removed it meanwhile.
      if (page) await utimes(path, now, now).catch(() => {})
      return page
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  }

  async put(page: StoredPage): Promise<void> {
    const { folder, name } = this.#pathOf(page.url)
    await this.#writeFile(folder, name, encode(page))
  }

  /**
   * Removes pages, and the temporary files of killed writes, neither written nor read since `before` (ms since 1970), and
   * then those not used for longest until `mostBytes` are left. Never rejects: a file that cannot be removed now is removed
   * the next time.
   */
  async tidy(before: number, mostBytes = Number.POSITIVE_INFINITY): Promise<void> {
    const newestFirst = (await this.#files()).toSorted((one, other) => other.used - one.used)
    let kept = 0
    for (const { path, used, size } of newestFirst) {
      kept += size
      if (used < before || kept > mostBytes) await rm(path, { force: true }).catch(() => {})
    }
  }

  /** The files of pages in the folders that `#pathOf` makes; links are not followed. */
  async #files(): Promise<
    readonly { readonly path: string; readonly used: number; readonly size: number }[]
  > {
    const files = []
    for (const folder of await entriesOf(this.#folder)) {
      if (!folder.isDirectory()) continue
      for (const entry of await entriesOf(join(this.#folder, folder.name))) {
        if (!entry.isFile() || !entry.name.includes(SUFFIX)) continue
        const path = join(entry.parentPath, entry.name)
        const stats = await stat(path).catch(() => undefined)
        if (stats) files.push({ path, used: stats.mtimeMs, size: stats.size })
      }
    }
    return files
  }

  #pathOf(url: string): { readonly folder: string; readonly name: string } {
    const hash = sha256(url)
    return { folder: join(this.#folder, hash.slice(0, 2)), name: hash.slice(2) + SUFFIX }
  }
}
