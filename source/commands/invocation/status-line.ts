/** One line of progress that is overwritten; writes nothing if the stream is no terminal. */
export const statusLine = (stream: NodeJS.WriteStream) => {
  const show = (text: string): void => {
    if (stream.isTTY) stream.write(`\r\x1b[K${text}`)
  }
  return { show, clear: () => show('') }
}
