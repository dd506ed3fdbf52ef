import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BuildOptions, type BuildResult, build, type Plugin, transform } from 'esbuild'
import { substitutes, yoga } from './substitutes/index.ts'
import { replaceOnce } from './substitutes/replace-once.ts'

interface BundleOptions {
  readonly entryPoints: Readonly<Record<string, string>>
  readonly outdir: string
  /** Extension of the files; default `.mjs`, and `.cjs` for files that become CommonJS afterwards. */
  readonly extension?: '.mjs' | '.cjs'
  /** Whether to use the substitutes, default true. Without them the bundle is slower but behaves the same; tests compare both. */
  readonly substituted?: boolean
  readonly plugins?: readonly Plugin[]
}

/** Some libraries are CommonJS and `require` Node's own modules, but an ES module has no `require`. */
const REQUIRE = "const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);"

/** Each dynamically imported module becomes a file of its own; the rest is one file. */
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

/** Removes the import of React's devtools, which Ink does if DEV=true and which are not shipped. */
const withoutDevtools: Plugin = {
  name: 'without devtools',
  setup(build) {
    build.onLoad({ filter: /ink[\\/]build[\\/]reconciler\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      const condition = "if (process.env['DEV'] === 'true')"
      // The condition occurs twice.
      const first = replaceOnce(text, condition, 'if (false)', path)
      return { contents: replaceOnce(first, condition, 'if (false)', path) }
    })
  },
}

/** Fully minifies React's reconciler. It is half of the drawing code and loads faster so; nobody needs its names in a trace. */
const shortReconciler: Plugin = {
  name: 'short reconciler',
  setup(build) {
    build.onLoad({ filter: /react-reconciler\.production\.js$/ }, async ({ path }) => ({
      contents: (await transform(await readFile(path, 'utf8'), { minify: true })).code,
    }))
  },
}

/** The code reads this file from its own folder at its first use. */
const SIMPLIFIED = join(import.meta.dirname, '../source/issue/fold/simplified.txt')

export const bundle = async ({
  entryPoints,
  outdir,
  substituted = true,
  extension = '.mjs',
  plugins = [],
}: BundleOptions): Promise<BuildResult<typeof OPTIONS>> => {
  const result = await build({
    ...OPTIONS,
    entryPoints: { ...entryPoints },
    outdir,
    outExtension: { '.js': extension },
    sourcemap: extension === '.cjs' ? 'inline' : 'linked',
    banner: { js: extension === '.mjs' ? REQUIRE : '' },
    // CommonJS has no top-level await, which Yoga's own file uses: a .cjs bundle needs our version in any case.
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
