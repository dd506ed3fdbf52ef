import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BuildOptions, type BuildResult, build, type Plugin, transform } from 'esbuild'
import { substitutes, yoga } from './substitutes/index.ts'
import { replaceOnce } from './substitutes/replace-once.ts'

export interface Bundle {
  readonly entryPoints: Readonly<Record<string, string>>
  readonly outdir: string
  /** How the files' names end: `.mjs` unless they are to be rewritten. */
  readonly extension?: '.mjs' | '.cjs'
  /** Without them the bundle behaves the same, only slower: for the tests that compare. Default true. */
  readonly substituted?: boolean
  readonly plugins?: readonly Plugin[]
}

/** Some libraries are CommonJS and ask for Node's own modules by `require`, which an ES module has not. */
const REQUIRE = "const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);"

/** As one would write it for Node 22: what is imported when needed is a file of its own, all else is one file. */
const OPTIONS = {
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  jsx: 'automatic',
  chunkNames: '[name]-[hash]',
  define: { 'process.env.NODE_ENV': '"production"' },
  // Names stay and lines are short, so that a stack trace says something.
  minifySyntax: true,
  minifyWhitespace: true,
  lineLimit: 160,
  legalComments: 'none',
  metafile: true,
  write: true,
} satisfies BuildOptions

/** Ink asks for React's devtools, and its own version for them, where the environment has DEV=true. They are not shipped. */
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

/** React's reconciler is half of the file that draws. Nobody reads its names in a stack trace; Node reads each of them. */
const shortReconciler: Plugin = {
  name: 'short reconciler',
  setup(build) {
    build.onLoad({ filter: /react-reconciler\.production\.js$/ }, async ({ path }) => ({
      contents: (await transform(await readFile(path, 'utf8'), { minify: true })).code,
    }))
  },
}

/** What the code reads from beside itself when first needed. */
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
    banner: { js: extension === '.mjs' ? REQUIRE : '' },
    // A file with a top-level await, as Yoga's own, could not be rewritten: it has a comparison of its own.
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
