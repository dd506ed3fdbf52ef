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

/** The templates of one chain, their values numbered one after another. */
export interface FeatureSet<View> {
  readonly templates: readonly Template<View>[]
  /** How many features there are. */
  readonly size: number
  /** Calls `visit` with the number of each feature that a view has. */
  readonly visit: (view: View, visit: (feature: number) => void) => void
}

export const featureSet = <View>(templates: readonly Template<View>[]): FeatureSet<View> => {
  const offsets = new Int32Array(templates.length)
  let size = 0
  for (const [order, template] of templates.entries()) {
    offsets[order] = size
    size += template.size
  }
  return {
    templates,
    size,
    visit: (view, visit) => {
      for (let order = 0; order < templates.length; order++) {
        const value = templates[order]?.of(view) ?? -1
        if (value >= 0) visit((offsets[order] ?? 0) + value)
      }
    },
  }
}
