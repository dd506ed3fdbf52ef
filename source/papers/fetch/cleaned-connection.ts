import { Duplex, Transform } from 'node:stream'

/** Bytes of headers that are read; Node's own limit is 16 KiB. */
const LONGEST_HEADERS = 64 * 1024

/** A header whose name is one (RFC 9110, 5.6.2). */
const HEADER = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+:/

/** The headers of an answer without the lines that are none. Browsers pass over them; Node's parser ends the answer there. */
const withoutOddLines = (head: string): string => {
  const [status = '', ...lines] = head.split(/\r?\n/)
  return [status, ...lines.filter((line) => HEADER.test(line))].join('\r\n')
}

/** Cleans the headers of the one answer that comes through, and passes on its body. */
const headerCleaner = (): Transform => {
  let head: Buffer | undefined = Buffer.alloc(0)
  return new Transform({
    transform(chunk: Buffer, _, done) {
      if (!head) return done(null, chunk)
      head = Buffer.concat([head, chunk])
      const [ending] = /\r?\n\r?\n/.exec(head.toString('latin1')) ?? []
      if (ending === undefined)
        return done(head.length > LONGEST_HEADERS ? new Error('endless headers') : null)
      const end = head.indexOf(ending)
      const cleaned = Buffer.from(`${withoutOddLines(head.toString('latin1', 0, end))}\r\n\r\n`, 'latin1')
      const whole = Buffer.concat([cleaned, head.subarray(end + ending.length)])
      head = undefined
      done(null, whole)
    },
  })
}

/** The same connection, for one answer, without the lines between its headers that are no headers. */
export const cleanedConnection = (socket: Duplex): Duplex => {
  const cleaner = socket.pipe(headerCleaner())
  const connection = new Duplex({
    read: () => cleaner.resume(),
    write: (chunk, encoding, done) => socket.write(chunk, encoding, done),
    final: (done) => socket.end(done),
    destroy: (error, done) => {
      socket.destroy()
      done(error)
    },
  })
  cleaner.on('data', (chunk) => {
    if (!connection.push(chunk)) cleaner.pause()
  })
  cleaner.on('end', () => connection.push(null))
  for (const source of [socket, cleaner]) source.on('error', (error) => connection.destroy(error))
  return connection
}
