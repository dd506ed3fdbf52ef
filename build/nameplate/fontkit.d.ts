/** The part of fontkit that the nameplate uses; its package has no types. */
declare module 'fontkit' {
  export interface PathCommand {
    readonly command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath'
    readonly args: readonly number[]
  }
  export interface Font {
    readonly copyright: string
    readonly unitsPerEm: number
    hasGlyphForCodePoint(codePoint: number): boolean
    glyphForCodePoint(codePoint: number): { readonly path: { readonly commands: readonly PathCommand[] } }
    getVariation(axes: Readonly<Record<string, number>>): Font
  }
  export const create: (data: Uint8Array) => Font
}
