/** Writes all of the text; resolves when the stream has taken it, however slow it is. */
export const writeOut = (stream: NodeJS.WritableStream, text: string): Promise<void> =>
  new Promise((resolve) => {
    // A closed pipe (`| head`) is no failure; the stream's error listener handles it.
    stream.write(text, () => resolve())
  })
