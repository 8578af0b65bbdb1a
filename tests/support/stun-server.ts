import { createSocket, type Socket } from 'node:dgram'

const MAGIC_COOKIE = 0x2112a442
/** Documentation address (RFC 5737): a candidate with it can only have come from here. */
export const MAPPED_ADDRESS = '203.0.113.7'

/** A STUN server (RFC 8489 §6.3.1) that tells everybody the same public address; `silent`: that answers nobody. */
export async function startStun(silent: boolean): Promise<Socket> {
  const socket = createSocket('udp4')
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  if (!silent) socket.on('message', (request, { port, address }) => socket.send(success(request, port), port, address))
  return socket
}

function success(request: Buffer, port: number): Buffer {
  const answer = Buffer.alloc(32)
  answer.writeUInt16BE(0x0101, 0)
  answer.writeUInt16BE(12, 2)
  request.copy(answer, 4, 4, 20)
  // XOR-MAPPED-ADDRESS, IPv4.
  answer.writeUInt16BE(0x0020, 20)
  answer.writeUInt16BE(8, 22)
  answer.writeUInt16BE(0x0001, 24)
  answer.writeUInt16BE(port ^ (MAGIC_COOKIE >>> 16), 26)
  const mapped = Buffer.from(MAPPED_ADDRESS.split('.').map(Number)).readUInt32BE(0)
  answer.writeUInt32BE((mapped ^ MAGIC_COOKIE) >>> 0, 28)
  return answer
}
