/** A table of OpenCC: entries separated by `|`, the two sides of an entry by a space. */
declare module 'opencc-js/dict/*' {
  const table: string
  export default table
}
