/** A feature: a name, the number of its values, and its value for what is looked at, or -1. */
export interface Template<View> {
  readonly name: string
  readonly size: number
  readonly of: (view: View) => number
}

/** A small number that is part of a feature. */
export type FeaturePart<View> = readonly [size: number, of: (view: View) => number]

/** Several small numbers as one feature. */
export const product = <View>(name: string, ...parts: readonly FeaturePart<View>[]): Template<View> => ({
  name,
  size: parts.reduce((all, [size]) => all * size, 1),
  of: (view) => {
    let value = 0
    for (const [size, of] of parts) value = value * size + of(view)
    return value
  },
})

/** Features of each bit of a number, such as the forms of a line: as many values for each as `of` gives. */
export interface BitTemplate<View> {
  readonly name: string
  readonly bits: number
  readonly size: number
  readonly bitsOf: (view: View) => number
  readonly of: (view: View) => number
}

/** The templates of one chain, their values numbered one after another. */
export interface FeatureSet<View> {
  /** Names and sizes of the templates, in order. */
  readonly list: readonly (readonly [name: string, size: number])[]
  /** How many features there are. */
  readonly size: number
  /** Calls `visit` with the number of each feature that a view has. */
  readonly visit: (view: View, visit: (feature: number) => void) => void
}

/** The numbers at which templates of such sizes begin, and after the last. */
const offsetsOf = (sizes: readonly number[], first = 0): readonly number[] => {
  const offsets = [first]
  for (const size of sizes) offsets.push((offsets.at(-1) ?? 0) + size)
  return offsets
}

export const featureSet = <View>(
  templates: readonly Template<View>[],
  bitTemplates: readonly BitTemplate<View>[] = [],
): FeatureSet<View> => {
  const offsets = offsetsOf(templates.map(({ size }) => size))
  const bitOffsets = offsetsOf(
    bitTemplates.map(({ bits, size }) => bits * size),
    offsets.at(-1),
  )
  return {
    list: [
      ...templates.map(({ name, size }) => [name, size] as const),
      ...bitTemplates.map(({ name, bits, size }) => [name, bits * size] as const),
    ],
    size: bitOffsets.at(-1) ?? 0,
    visit: (view, visit) => {
      for (let order = 0; order < templates.length; order++) {
        const value = templates[order]?.of(view) ?? -1
        if (value >= 0) visit((offsets[order] ?? 0) + value)
      }
      for (let order = 0; order < bitTemplates.length; order++) {
        const template = bitTemplates[order] as BitTemplate<View>
        for (let bits = template.bitsOf(view); bits !== 0; bits &= bits - 1) {
          const bit = 31 - Math.clz32(bits & -bits)
          visit((bitOffsets[order] ?? 0) + bit * template.size + template.of(view))
        }
      }
    },
  }
}
