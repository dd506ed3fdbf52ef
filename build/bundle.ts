import { copyFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type BuildOptions, type BuildResult, build, type Plugin } from 'esbuild'
import { needed, substitutes } from './substitutes/index.ts'

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

/** The code reads these files from its own folder at their first use. */
const DATA_FILES = ['issue/fold/simplified.txt', 'ingest/text/chain/learned.bin']

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
    plugins: [...plugins, ...(substituted ? substitutes : needed)],
  })
  for (const file of DATA_FILES)
    await copyFile(join(import.meta.dirname, '../source', file), join(outdir, basename(file)))
  return result
}
