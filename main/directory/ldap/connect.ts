import { connect as plainConnect, type Socket } from 'node:net'
import { connect as tlsConnect } from 'node:tls'
import { isIP } from 'node:net'

/** Opens the way to a directory server; rejects with Node's error, or when the signal is aborted. */
export function connectTo(url: URL, signal: AbortSignal): Promise<Socket> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const secure = url.protocol === 'ldaps:'
  const port = url.port === '' ? (secure ? 636 : 389) : Number(url.port)
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new Error('aborted'))
    const socket = secure ? tlsConnect({ host, port, ...(isIP(host) === 0 ? { servername: host } : {}) }) : plainConnect({ host, port })
    const stop = (): void => void socket.destroy(new Error('aborted'))
    signal.addEventListener('abort', stop, { once: true })
    socket.once('error', reject)
    socket.once(secure ? 'secureConnect' : 'connect', () => {
      signal.removeEventListener('abort', stop)
      socket.removeListener('error', reject)
      resolve(socket)
    })
  })
}
