import type { Patch } from './patch.ts'
import { replaceOnce } from './replace-once.ts'

/**
 * Instantiates Yoga synchronously. Upstream (yoga-layout 3.2) is built by Emscripten for the web: it fetches its own
 * `data:` address, and the first `fetch` of a process loads undici, 40 ms; its exports then wait for a top-level await,
 * which CommonJS does not have. Here the same bytes go through Emscripten's own hook.
 */
export const yoga: Patch = {
  name: 'synchronous yoga',
  changes: [
    [
      /yoga-wasm-base64-esm\.js$/,
      (text, file) => {
        const data = /data:application\/octet-stream;base64,([A-Za-z0-9+/=]{1000,})/.exec(text)
        if (!data?.[1]) throw new Error(`${file} has no wasm`)
        const without = replaceOnce(text, data[0], 'data:application/octet-stream;base64,', file)
        return `${without}\nexport const wasm = ${JSON.stringify(data[1])}`
      },
    ],
    [
      /yoga-layout[\\/]dist[\\/]src[\\/]index\.js$/,
      (text, file) => {
        const named = replaceOnce(text, 'import loadYoga from', 'import loadYoga, {wasm} from', file)
        const made = `const assembly = {
  instantiateWasm(imports, receive) {
    receive(new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(wasm, 'base64')), imports))
    return {}
  },
}
loadYoga(assembly)
const Yoga = wrapAssembly(assembly)`
        return replaceOnce(named, 'const Yoga = wrapAssembly(await loadYoga());', made, file)
      },
    ],
  ],
}

/**
 * meow without the normalizing of package.json. Upstream (meow 14) loads npm's normalizer, the SPDX licences and
 * `child_process` at each start; our package.json is passed in and needs none of it.
 */
export const meow: Patch = {
  name: 'meow without normalizing',
  changes: [
    [
      /meow[\\/]build[\\/]dependencies\.js$/,
      (text, file) => {
        const without = replaceOnce(text, 'var normalizeExports = requireNormalize();', '', file)
        const uses =
          'const normalizePackageData = getDefaultExportFromCjs(normalizeExports);\npromisify(execFile);'
        return replaceOnce(without, uses, 'const normalizePackageData = () => {};', file)
      },
    ],
  ],
}

const lazySegmenter = (text: string, file: string): string => {
  const made = /new Intl\.Segmenter\([^)]*\)/.exec(text)?.[0]
  if (!made) throw new Error(`${file} no longer creates an Intl.Segmenter`)
  const lazy = `{ made: undefined, segment(text) { return (this.made ??= ${made}).segment(text) } }`
  return replaceOnce(text, made, lazy, file)
}

/**
 * Creates segmenters at their first use. These modules create theirs while they load, and the first one in a process costs
 * milliseconds (the data of ICU's break iterator). With the fast paths here a paper of Han and Latin never needs one.
 */
export const segmenters: Patch = {
  name: 'lazy segmenters',
  changes: [
    [/wrap-ansi[\\/]index\.js$/, lazySegmenter],
    [/cli-truncate[\\/]index\.js$/, lazySegmenter],
    [/slice-ansi[\\/]tokenize-ansi\.js$/, lazySegmenter],
    [/ansi-tokenize[\\/]build[\\/]tokenize\.js$/, lazySegmenter],
    [/ink[\\/]build[\\/]line-update\.js$/, lazySegmenter],
  ],
}

/**
 * Keeps Ink's caches from one frame to the next. Upstream (Ink 8.0) tokenizes and measures every line of every frame again,
 * with a regular expression for each character. Most lines are the same as in the frame before.
 */
export const outputCaches: Patch = {
  name: 'persistent output caches',
  changes: [
    [
      /ink[\\/]build[\\/]output\.js$/,
      (text, file) => {
        const kept = `
let kept = new OutputCaches()
const keptCaches = () => {
  if (kept.styledChars.size > 500 || kept.widths.size > 20_000) kept = new OutputCaches()
  return kept
}
`
        return replaceOnce(text, 'caches = new OutputCaches()', 'caches = keptCaches()', file) + kept
      },
    ],
  ],
}

const NO_DEVTOOLS = "if (process.env['DEV'] === 'true')"

/** Removes the import of React's devtools, which Ink does if DEV=true, and which are not shipped. */
export const withoutDevtools: Patch = {
  name: 'without devtools',
  changes: [
    [
      /ink[\\/]build[\\/]reconciler\.js$/,
      // The condition occurs twice.
      (text, file) =>
        replaceOnce(replaceOnce(text, NO_DEVTOOLS, 'if (false)', file), NO_DEVTOOLS, 'if (false)', file),
    ],
  ],
}
