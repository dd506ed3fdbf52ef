/** Writes it all, however slowly the reader at the other end takes it. */
export const writeOut = (stream: NodeJS.WritableStream, text: string): Promise<void> =>
  new Promise((resolve) => {
    // A reader that has had enough (`| head`) is no failure; the stream's own listener has heard of it.
    stream.write(text, () => resolve())
  })
