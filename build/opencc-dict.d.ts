/** One of OpenCC's tables: pairs apart by `|`, a pair's two sides by a space. */
declare module 'opencc-js/dict/*' {
  const table: string
  export default table
}
