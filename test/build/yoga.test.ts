import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundle } from '../../build/bundle.ts'
import { root } from '../pty.ts'

/** A box with its styles, as calls of Yoga's setters, and the boxes in it. */
interface Tree {
  readonly set: readonly (readonly [setter: string, value: number])[]
  readonly children: readonly Tree[]
}

interface Layout {
  readonly box: unknown
  readonly children: readonly Layout[]
}

type LayOut = (tree: Tree) => Layout

const folder = mkdtempSync(join(tmpdir(), 'baolan-yoga-'))
let layOuts: LayOut[]

/** The entry is in a temporary folder: its packages are resolved from the root. */
const fromRoot: Plugin = {
  name: 'from the root',
  setup(build) {
    build.onResolve({ filter: /^yoga-layout$/ }, ({ path, pluginData }) =>
      pluginData === 'resolved'
        ? undefined
        : build.resolve(path, { resolveDir: root, kind: 'import-statement', pluginData: 'resolved' }),
    )
  },
}

beforeAll(async () => {
  const entry = join(folder, 'entry.js')
  writeFileSync(
    entry,
    `import Yoga from 'yoga-layout'
     const make = ({ set, children }) => {
       const node = Yoga.Node.create()
       for (const [setter, value] of set) node[setter](...(/Margin|Padding|Border/.test(setter) ? [Yoga.EDGE_ALL, value] : [value]))
       children.forEach((child, at) => node.insertChild(make(child), at))
       return node
     }
     const read = (node) => ({
       box: node.getComputedLayout(),
       children: Array.from({ length: node.getChildCount() }, (_, at) => read(node.getChild(at))),
     })
     export const layOut = (tree) => {
       const node = make(tree)
       node.calculateLayout(80, 24, Yoga.DIRECTION_LTR)
       const layout = read(node)
       node.freeRecursive()
       return layout
     }`,
  )
  layOuts = await Promise.all(
    [true, false].map(async (substituted) => {
      const outdir = join(folder, `${substituted}`)
      await bundle({ entryPoints: { yoga: entry }, outdir, substituted, plugins: [fromRoot] })
      const made: { layOut: LayOut } = await import(join(outdir, 'yoga.mjs'))
      return made.layOut
    }),
  )
})
afterAll(() => rmSync(folder, { recursive: true }))

const cells = fc.integer({ min: 0, max: 90 })
const few = fc.integer({ min: 0, max: 5 })
const style = fc.oneof(
  fc.tuple(fc.constantFrom('setWidth', 'setHeight', 'setMinWidth', 'setMaxHeight', 'setFlexBasis'), cells),
  fc.tuple(fc.constantFrom('setMargin', 'setPadding', 'setBorder', 'setFlexGrow', 'setFlexShrink'), few),
  fc.tuple(fc.constant('setFlexDirection'), fc.integer({ min: 0, max: 3 })),
  fc.tuple(fc.constant('setJustifyContent'), fc.integer({ min: 0, max: 5 })),
  fc.tuple(fc.constant('setAlignItems'), fc.integer({ min: 0, max: 5 })),
  fc.tuple(fc.constant('setFlexWrap'), fc.integer({ min: 0, max: 2 })),
)
const styles = fc.array(style, { maxLength: 5 })
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.record({ set: styles, children: fc.constant<Tree[]>([]) }),
    fc.record({ set: styles, children: fc.array(tie('tree'), { maxLength: 3 }) }),
  ),
}))

it('yoga instantiated synchronously lays out as the original does', () => {
  const [substituted, original] = layOuts
  if (!substituted || !original) throw new Error('two bundles are compared')
  fc.assert(
    fc.property(tree, (boxes) => {
      expect(substituted(boxes)).toEqual(original(boxes))
    }),
    { numRuns: 300 },
  )
})
