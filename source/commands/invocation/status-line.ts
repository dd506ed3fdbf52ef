/** One line that says how a long work goes, written over itself; nothing where nobody looks. */
export const statusLine = (stream: NodeJS.WriteStream) => {
  const show = (text: string): void => {
    if (stream.isTTY) stream.write(`\r\x1b[K${text}`)
  }
  return { show, clear: () => show('') }
}
