import { existsSync } from 'node:fs'

/** Where `data/` is: beside `dist/` in the package, three folders up in the sources. */
const FOLDERS = ['../data/', '../../../data/']

/** A file of the data that ships; undefined if the installation lacks it. */
export const dataFile = (name: string): URL | undefined =>
  FOLDERS.map((folder) => new URL(`${folder}${name}`, import.meta.url)).find((url) => existsSync(url))
