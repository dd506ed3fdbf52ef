import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

const HOME = /^~(?=[\\/]|$)/

/** The absolute path of a folder that a user wrote: `~` is the home folder, and a relative path starts at `base`. */
export const absolutePath = (written: string, base: string): string =>
  HOME.test(written) ? join(homedir(), written.slice(1)) : resolve(base, written)

/** `~` in the width that a Chinese input method may give it. */
const SHORTHAND = /^(?:[~～]|\$|%[^%]+%)/

/** Whether a path begins as only a shell understands it: `~name/papers`, `$HOME/papers`. A folder of that name is `./$HOME`. */
export const needsShell = (written: string): boolean => SHORTHAND.test(written) && !HOME.test(written)
