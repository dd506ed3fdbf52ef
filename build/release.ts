/**
 * Moves what CHANGELOG.md has under "Unreleased" under the version that package.json now has, with today's date. `npm version`
 * calls it before it commits.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const UNRELEASED = '## Unreleased\n'

/** @throws Error if nothing is under "Unreleased" */
export const released = (changelog: string, version: string, date: string): string => {
  const [before, after] = changelog.split(UNRELEASED)
  if (before === undefined || after === undefined) throw new Error('CHANGELOG.md has no "## Unreleased"')
  const [changes = ''] = after.split(/^## /m, 1)
  if (changes.trim() === '') throw new Error('CHANGELOG.md has nothing under "Unreleased"')
  return `${before}${UNRELEASED}\n## ${version} (${date})\n${after}`
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..')
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const file = join(root, 'CHANGELOG.md')
  writeFileSync(file, released(readFileSync(file, 'utf8'), version, new Date().toISOString().slice(0, 10)))
}
