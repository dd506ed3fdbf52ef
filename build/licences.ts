import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The folder of an input's package: its path up to `node_modules/@scope/name` or `node_modules/name`. */
const packageOf = (input: string): string | undefined =>
  /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]

/** What the licence file of a package leaves out. */
const NOTICES: Readonly<Record<string, string>> = {
  '@fontsource-variable/noto-serif-sc':
    'Noto Serif SC, (c) 2017-2024 Adobe (http://www.adobe.com/): data/nameplate.bin is drawn from it.\n\n',
}

/**
 * The licence texts of all packages whose code is in the bundle, as most licences require.
 * @param inputs paths of the metafile, relative to the current folder
 */
export const licencesOf = (inputs: Iterable<string>): string => {
  const folders = new Set([...inputs].flatMap((input) => packageOf(input) ?? []))
  return [...folders]
    .map((folder) => resolve(folder))
    .map((folder) => {
      const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
      const file = readdirSync(folder).find(
        (name) => /^licen[cs]e/i.test(name) && existsSync(join(folder, name)),
      )
      const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `Licence: ${manifest.license}`
      return `${manifest.name} ${manifest.version}\n\n${NOTICES[manifest.name] ?? ''}${text}\n`
    })
    .sort()
    .join(`\n${'-'.repeat(80)}\n\n`)
}
