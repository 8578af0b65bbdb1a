import type { PbxWorld } from './pbx-world.ts'
import type { Dialog, RequestParts, SipPeer } from './sip-peer.ts'

export const CLIENT_FROM = '"Мария Орлова" <sip:+79121234567@sandbox.test>;tag=client'

/** A client behind the trunk, registered and calling with an outside number. */
export function clientCalls(client: SipPeer, target = 'sip:+74951234567@sandbox.test', parts: RequestParts = {}) {
  const invite = client.request('INVITE', target, { from: CLIENT_FROM, body: 'v=0\r\n', ...parts })
  client.inbox = client.inbox.filter((message) => message.kind !== 'response' || message.status !== 100)
  return invite
}

export interface AnsweredCall {
  readonly client: SipPeer
  readonly operator: SipPeer
  readonly atClient: Dialog
  readonly atOperator: Dialog
}

/** The client called line b2b, the operator answered, the ACK arrived. Both inboxes are empty. */
export function answeredCall(world: PbxWorld): AnsweredCall {
  const [operator, client] = [world.registered('1001'), world.registered('trunk')]
  const invite = clientCalls(client)
  const got = operator.got('INVITE')
  const atOperator = operator.dialogIn(got, operator.answer(got, 200, { body: 'v=0\r\n' }))
  const atClient = client.dialogOut(invite, client.response(200))
  client.within(atClient, 'ACK')
  operator.got('ACK')
  return { client, operator, atClient, atOperator }
}
