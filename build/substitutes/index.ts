/**
 * Replacements in the bundle for code of libraries and of our own. Each makes the first frame or a keystroke faster; none
 * changes what is drawn: test/build compares each with its original. The libraries are locked to exact versions; if a
 * substitute does not fit a new version, the build fails.
 */
import { readFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'
import { replaceOnce } from './replace-once.ts'
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

/**
 * Instantiates Yoga synchronously. Upstream (yoga-layout 3.2) is built by Emscripten for the web: it fetches its own
 * `data:` address, and the first `fetch` of a process loads undici, 40 ms; its exports then wait for a top-level await.
 * Here the same bytes go through Emscripten's own hook.
 */
export const yoga: Plugin = {
  name: 'synchronous yoga',
  setup(build) {
    build.onLoad({ filter: /yoga-wasm-base64-esm\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      const data = /data:application\/octet-stream;base64,([A-Za-z0-9+/=]{1000,})/.exec(text)
      if (!data?.[1]) throw new Error(`${path} has no wasm`)
      const without = replaceOnce(text, data[0], 'data:application/octet-stream;base64,', path)
      return { contents: `${without}\nexport const wasm = ${JSON.stringify(data[1])}` }
    })
    build.onLoad({ filter: /yoga-layout[\\/]dist[\\/]src[\\/]index\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      const named = replaceOnce(text, 'import loadYoga from', 'import loadYoga, {wasm} from', path)
      const made = `const assembly = {
  instantiateWasm(imports, receive) {
    receive(new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(wasm, 'base64')), imports))
    return {}
  },
}
loadYoga(assembly)
const Yoga = wrapAssembly(assembly)`
      return { contents: replaceOnce(named, 'const Yoga = wrapAssembly(await loadYoga());', made, path) }
    })
  },
}

/**
 * meow without the normalizing of package.json. Upstream (meow 14) loads npm's normalizer, the SPDX licences and
 * `child_process` at each start; our package.json is passed in and needs none of it.
 */
const meow: Plugin = {
  name: 'meow without normalizing',
  setup(build) {
    build.onLoad({ filter: /meow[\\/]build[\\/]dependencies\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      const loads = 'var normalizeExports = requireNormalize();'
      const uses =
        'const normalizePackageData = getDefaultExportFromCjs(normalizeExports);\npromisify(execFile);'
      const without = replaceOnce(text, loads, '', path)
      return { contents: replaceOnce(without, uses, 'const normalizePackageData = () => {};', path) }
    })
  },
}

/**
 * Loads Node's own modules as CommonJS. An `import` reads every export, which for `node:fs` loads its streams: a sixth of the
 * time to the first screen, for names that are not used here.
 */
const builtins: Plugin = {
  name: 'builtins',
  setup(build) {
    const names = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]).concat('node:sqlite'))
    build.onResolve({ filter: /^[a-z_:/]+$/ }, ({ path, kind }) =>
      kind === 'import-statement' && names.has(path) ? { path, namespace: 'builtin' } : undefined,
    )
    build.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)})`,
    }))
  },
}

/**
 * Keeps Ink's caches from one frame to the next. Upstream (Ink 8.0) tokenizes and measures every line of every frame again,
 * with a regular expression for each character: half the time of a keystroke. Most lines are the same as in the frame before.
 */
const outputCaches: Plugin = {
  name: 'persistent output caches',
  setup(build) {
    build.onLoad({ filter: /ink[\\/]build[\\/]output\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      const kept = `
let kept = new OutputCaches()
const keptCaches = () => {
  if (kept.styledChars.size > 500 || kept.widths.size > 20_000) kept = new OutputCaches()
  return kept
}
`
      const shared = replaceOnce(text, 'caches = new OutputCaches()', 'caches = keptCaches()', path)
      return { contents: shared + kept }
    })
  },
}

/** Replaces Ink's own `sanitizeAnsi` by ours where Ink squashes text nodes. */
const sanitizeAnsi: Plugin = {
  name: 'sanitize-ansi',
  setup(build) {
    build.onResolve({ filter: /^\.\/sanitize-ansi\.js$/ }, ({ importer }) =>
      /squash-text-nodes\.js$/.test(importer) ? { path: join(here, 'sanitize-ansi.ts') } : undefined,
    )
  },
}

/**
 * Creates segmenters at their first use. Four modules create theirs while they load, and the first one in a process costs
 * milliseconds (the data of ICU's break iterator). With the fast paths here a paper of Han and Latin never needs one.
 */
const segmenters: Plugin = {
  name: 'lazy segmenters',
  setup(build) {
    const files =
      /node_modules[\\/](?:wrap-ansi|cli-truncate)[\\/]index\.js$|tokenize(?:-ansi)?\.js$|line-update\.js$/
    build.onLoad({ filter: files }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      const made = /new Intl\.Segmenter\([^)]*\)/.exec(text)?.[0]
      if (!made) throw new Error(`${path} no longer creates an Intl.Segmenter`)
      const lazy = `{ made: undefined, segment(text) { return (this.made ??= ${made}).segment(text) } }`
      return { contents: replaceOnce(text, made, lazy, path) }
    })
  },
}

/** In the order in which esbuild tries them. */
export const substitutes: readonly Plugin[] = [
  substitute('string-width', 'string-width.ts', 'lazy'),
  substitute('@alcalzone/ansi-tokenize', 'ansi-tokenize.ts', 'eager'),
  builtins,
  outputCaches,
  sanitizeAnsi,
  yoga,
  meow,
  typesetTables,
  segmenters,
]
