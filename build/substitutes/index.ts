/**
 * Patches of libraries, and of tables of our own, in the bundle only. None changes what is drawn: test/build compares each with
 * its original. README.md here has what each gains. A patch that no longer applies fails the build.
 */
import { join } from 'node:path'
import type { Plugin } from 'esbuild'
import { type Patch, patchPlugin } from './patch.ts'
import { meow, outputCaches, segmenters, withoutDevtools, yoga } from './patches.ts'
import { typesetTables } from './typeset-tables.ts'

const here = import.meta.dirname

/** Replaces a package by our `file`. Only `file` can import the package itself, eagerly or at its first call. */
const substitute = (name: string, file: string, loading: 'eager' | 'lazy'): Plugin => ({
  name,
  setup(build) {
    const path = join(here, file)
    build.onResolve({ filter: new RegExp(`^${name}$`) }, ({ importer, kind }) => {
      if (importer !== path) return kind === 'require-call' ? undefined : { path }
      return loading === 'lazy' ? { path: name, namespace: 'lazy' } : undefined
    })
    if (loading === 'eager') return
    // `require`, not `import`: esbuild then runs the module at the first call.
    const contents = `export default (...values) => require('${name}').default(...values)`
    build.onLoad({ filter: new RegExp(`^${name}$`), namespace: 'lazy' }, () => ({
      contents,
      resolveDir: here,
    }))
  },
})

/** Replaces Ink's own `sanitizeAnsi` by ours where Ink squashes text nodes. */
const sanitizeAnsi: Plugin = {
  name: 'sanitize-ansi',
  setup(build) {
    build.onResolve({ filter: /^\.\/sanitize-ansi\.js$/ }, ({ importer }) =>
      /squash-text-nodes\.js$/.test(importer) ? { path: join(here, 'sanitize-ansi.ts') } : undefined,
    )
  },
}

export const patches: readonly Patch[] = [
  yoga,
  meow,

  outputCaches,
  segmenters,
  typesetTables,

  withoutDevtools,
]

/** The modules that the reader's bundle must have for all of these to work. */
export const patched: readonly RegExp[] = [
  ...patches.flatMap(({ changes }) => changes.map(([module]) => module)),
  /substitutes[\\/]string-width\.ts$/,
  /substitutes[\\/]ansi-tokenize\.ts$/,
  /substitutes[\\/]sanitize-ansi\.ts$/,
]

/** In the order in which esbuild tries them. */
export const substitutes: readonly Plugin[] = [
  substitute('string-width', 'string-width.ts', 'lazy'),
  substitute('@alcalzone/ansi-tokenize', 'ansi-tokenize.ts', 'eager'),
  sanitizeAnsi,
  ...patches.map(patchPlugin),
]

/** What a bundle needs in any case: CommonJS has no top-level await, and the devtools are not shipped. */
export const needed: readonly Plugin[] = [yoga, withoutDevtools].map(patchPlugin)
