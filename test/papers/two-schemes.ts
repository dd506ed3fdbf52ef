import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer as createHttpsServer, type ServerOptions } from 'node:https'
import { type AddressInfo, createServer } from 'node:net'

export interface TwoSchemes extends AsyncDisposable {
  /** `127.0.0.1:8080`, of both schemes. */
  readonly host: string
}

/** The first byte of a connection that is to be encrypted. */
const HANDSHAKE = 0x16

/**
 * A host that answers http and https at one port, as one name does at two: each by its own listener. A scheme without one is
 * cut off.
 */
export const openTwoSchemes = async (
  secure: ServerOptions,
  { http, https }: { readonly http?: RequestListener; readonly https?: RequestListener },
): Promise<TwoSchemes> => {
  const plainServer = createHttpServer(http)
  const secureServer = createHttpsServer(secure, https)
  secureServer.on('tlsClientError', () => {})
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', (first) => {
      const isSecure = first[0] === HANDSHAKE
      if (isSecure ? !https : !http) return socket.destroy()
      socket.pause()
      socket.unshift(first)
      ;(isSecure ? secureServer : plainServer).emit('connection', socket)
      process.nextTick(() => socket.resume())
      return undefined
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    host: `127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        plainServer.closeAllConnections()
        secureServer.closeAllConnections()
        server.unref()
        resolve()
      }),
  }
}
