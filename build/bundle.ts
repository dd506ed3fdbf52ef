import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BuildOptions, type BuildResult, build, type Plugin, transform } from 'esbuild'
import { substitutes, yoga } from './substitutes/index.ts'
import { replaceOnce } from './substitutes/replace-once.ts'

export interface Bundle {
  readonly entryPoints: Readonly<Record<string, string>>
  readonly outdir: string
  /** Extension of the files: `.mjs` unless they are rewritten as CommonJS. */
  readonly extension?: '.mjs' | '.cjs'
  /** Whether the substitutes go in. Without them the bundle is slower but behaves the same: the tests compare the two. Default true. */
  readonly substituted?: boolean
  readonly plugins?: readonly Plugin[]
}

/** Some libraries are CommonJS and `require` Node's own modules; an ES module has no `require`. */
const REQUIRE = "const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);"

/** What is imported dynamically becomes a file of its own; everything else is one file. */
const OPTIONS = {
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  jsx: 'automatic',
  chunkNames: '[name]-[hash]',
  define: { 'process.env.NODE_ENV': '"production"' },
  // Names are kept and lines are short, so that a stack trace can be read.
  minifySyntax: true,
  minifyWhitespace: true,
  lineLimit: 160,
  legalComments: 'none',
  sourcesContent: false,
  metafile: true,
  write: true,
} satisfies BuildOptions

/** With DEV=true in the environment Ink imports React's devtools, which are not shipped. */
const withoutDevtools: Plugin = {
  name: 'without devtools',
  setup(build) {
    build.onLoad({ filter: /ink[\\/]build[\\/]reconciler\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      const asked = "if (process.env['DEV'] === 'true')"
      const once = replaceOnce(text.replace(asked, 'if (false)'), asked, 'if (false)', path)
      return { contents: once }
    })
  },
}

/** React's reconciler is half of the drawing code: minified whole, it loads faster, and nobody reads its names in a trace. */
const shortReconciler: Plugin = {
  name: 'short reconciler',
  setup(build) {
    build.onLoad({ filter: /react-reconciler\.production\.js$/ }, async ({ path }) => ({
      contents: (await transform(await readFile(path, 'utf8'), { minify: true })).code,
    }))
  },
}

/** The code reads this file from its own folder when it first needs it. */
const SIMPLIFIED = join(import.meta.dirname, '../source/issue/fold/simplified.txt')

export const bundle = async ({
  entryPoints,
  outdir,
  substituted = true,
  extension = '.mjs',
  plugins = [],
}: Bundle): Promise<BuildResult<typeof OPTIONS>> => {
  const result = await build({
    ...OPTIONS,
    entryPoints: { ...entryPoints },
    outdir,
    outExtension: { '.js': extension },
    sourcemap: extension === '.cjs' ? 'inline' : 'linked',
    banner: { js: extension === '.mjs' ? REQUIRE : '' },
    // Yoga's own file has a top-level await, which CommonJS cannot: the .cjs bundle takes ours even without substitutes.
    plugins: [
      ...plugins,
      withoutDevtools,
      shortReconciler,
      ...(substituted ? substitutes : extension === '.cjs' ? [yoga] : []),
    ],
  })
  await copyFile(SIMPLIFIED, join(outdir, 'simplified.txt'))
  return result
}
