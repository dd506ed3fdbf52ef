/**
 * Writes it all, however slowly the reader at the other end takes it. A reader that has had enough (`| head`) closes
 * the pipe: that ends the writing and is no failure.
 */
export const writeOut = (stream: NodeJS.WritableStream, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void =>
      error.code === 'EPIPE' ? resolve() : reject(error)
    stream.once('error', failed)
    stream.write(text, (error) => {
      stream.removeListener('error', failed)
      if (error) failed(error)
      else resolve()
    })
  })
