import { UserAgent, type Inviter, type Session } from 'sip.js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startPbx, type RunningPbx } from '../../../main/sandbox/pbx-server.ts'
import { passwordOf, pbxOptions } from '../../support/pbx-accounts.ts'
import { established, SipPhone, terminated } from '../../support/sip-phone.ts'
import { until } from '../../support/until.ts'

let pbx: RunningPbx
const phones: SipPhone[] = []

const phone = async (user: string, from?: string): Promise<SipPhone> => {
  const { domain } = pbxOptions
  const made = new SipPhone({ server: pbx.url, domain, user, password: passwordOf(user), ...(from === undefined ? {} : { from }) })
  phones.push(made)
  await made.register()
  return made
}

const header = (inviteOf: { request: { getHeader(name: string): string | undefined } }, name: string) => inviteOf.request.getHeader(name)

/** The client calls the b2b line and the operator answers. */
async function answeredCall(client: SipPhone, operator: SipPhone) {
  const outgoing = await client.call('sip:+74951234567@sandbox.test', ['X-Client-Id: c-17', 'X-Line: forged'])
  const incoming = await operator.nextInvitation()
  await incoming.accept()
  await Promise.all([established(outgoing), established(incoming)])
  return { outgoing, incoming }
}

beforeEach(async () => {
  pbx = await startPbx({ ...pbxOptions, log: () => undefined })
})
afterEach(async () => {
  await Promise.allSettled(phones.splice(0).map((each) => each.stop()))
  await pbx.close()
})

describe('real SIP.js user agents', () => {
  test('register with a digest and unregister', async () => {
    const operator = await phone('1001')
    expect(pbx.stats().bindings).toBe(1)
    await operator.registerer.unregister()
    await until('unregistered', () => pbx.stats().bindings === 0)
  })

  test('a wrong password ends in 401, an unknown account in 404', async () => {
    const statuses: number[] = []
    for (const user of ['1001', '9999']) {
      const wrong = new SipPhone({ server: pbx.url, domain: pbxOptions.domain, user, password: 'no' })
      phones.push(wrong)
      await wrong.agent.start()
      await wrong.registerer.register({ requestDelegate: { onReject: (response) => void statuses.push(response.message.statusCode ?? 0) } })
      await until('refused', () => statuses.length === (user === '1001' ? 1 : 2))
    }
    expect(statuses).toEqual([401, 404])
  })

  test('the client reaches the operator through the line, with what the PBX knows, and hangs up', async () => {
    const [operator, client] = [await phone('1001'), await phone('trunk', '+79121234567')]
    const { outgoing, incoming } = await answeredCall(client, operator)
    expect(header(incoming, 'X-Line')).toBe('b2b')
    expect(header(incoming, 'X-DID')).toBe('+7 495 123-45-67')
    expect(header(incoming, 'X-Client-Id')).toBe('c-17')
    expect(header(incoming, 'X-Call-Uid')).toMatch(/^\w{16,}$/)
    expect(incoming.assertedIdentity?.uri.user).toBe('+79121234567')
    expect(incoming.remoteIdentity.uri.user).toBe('+79121234567')
    await outgoing.bye()
    await terminated(incoming)
  })

  test('the operator calls out: the trunk sees the dialled number in To', async () => {
    const [operator, client] = [await phone('1001'), await phone('trunk')]
    await operator.call('sip:+79261112233@sandbox.test')
    const incoming = await client.nextInvitation()
    expect(incoming.localIdentity.uri.user).toBe('+79261112233')
    expect(incoming.assertedIdentity?.displayName).toBe('Анна Лебедева')
    await incoming.reject()
  })

  test('a call that is given up is a CANCEL; one that is declined comes back', async () => {
    const [operator, client] = [await phone('1001'), await phone('trunk', '+79121234567')]
    const outgoing = await client.call('sip:+78001234567@sandbox.test')
    const incoming = await operator.nextInvitation()
    await outgoing.cancel()
    await Promise.all([terminated(outgoing), terminated(incoming)])
    const again = await client.call('sip:+78001234567@sandbox.test')
    await (await operator.nextInvitation()).reject()
    await terminated(again)
    await until('nothing is left over', () => pbx.stats().transactions === 0)
  })

  test('hold is a re-INVITE from either side', async () => {
    const { outgoing, incoming } = await answeredCall(await phone('trunk', '+79121234567'), await phone('1001'))
    for (const session of [incoming, outgoing]) await reinvite(session)
  })

  test('blind transfer: the client calls line 2, NOTIFY reports 200', async () => {
    const [operator, client, lineTwo] = [await phone('1001'), await phone('trunk', '+79121234567'), await phone('2000')]
    const { outgoing, incoming } = await answeredCall(client, operator)
    acceptReferrals(outgoing)
    const reports: string[] = []
    const target = UserAgent.makeURI('sip:2000@sandbox.test')
    if (target === undefined) throw new Error('target')
    await incoming.refer(target, { onNotify: (notification) => void (reports.push(notification.request.body), notification.accept()) })
    const transferred = await lineTwo.nextInvitation()
    expect(transferred.remoteIdentity.uri.user).toBe('+79121234567')
    await transferred.accept()
    await established(transferred)
    await until('NOTIFY 200', () => reports.some((body) => body.startsWith('SIP/2.0 200')))
    await incoming.bye()
    await terminated(outgoing)
  })

  test('blind transfer to a number nobody has: NOTIFY 404 and the call stays', async () => {
    const { outgoing, incoming } = await answeredCall(await phone('trunk', '+79121234567'), await phone('1001'))
    acceptReferrals(outgoing)
    const reports: string[] = []
    const target = UserAgent.makeURI('sip:2999@sandbox.test')
    if (target === undefined) throw new Error('target')
    await incoming.refer(target, { onNotify: (notification) => void (reports.push(notification.request.body), notification.accept()) })
    await until('NOTIFY 404', () => reports.some((body) => body.startsWith('SIP/2.0 404')))
    await incoming.bye()
    await terminated(outgoing)
  })

  test('attended transfer: the INVITE with Replaces finds the consulted colleague', async () => {
    const [operator, client, lineTwo] = [await phone('1001'), await phone('trunk', '+79121234567'), await phone('2000')]
    const { outgoing, incoming } = await answeredCall(client, operator)
    acceptReferrals(outgoing)
    const consulting: Inviter = await operator.call('sip:2000@sandbox.test')
    const consulted = await lineTwo.nextInvitation()
    await consulted.accept()
    await established(consulting)
    await incoming.refer(consulting)
    const replacing = await lineTwo.nextInvitation()
    await replacing.accept()
    await established(replacing)
    expect(replacing.remoteIdentity.uri.user).toBe('+79121234567')
    await terminated(consulted)
    await terminated(consulting)
  })

  test('a call outlives a dropped socket: the peer is found on the new connection', async () => {
    const [operator, client] = [await phone('1001'), await phone('trunk', '+79121234567')]
    const { outgoing, incoming } = await answeredCall(client, operator)
    expect(pbx.dropConnections('1001')).toBe(1)
    await until('the drop is noticed', () => !operator.agent.isConnected())
    await operator.agent.reconnect()
    await operator.registerer.register()
    await until('registered again', () => pbx.stats().bindings === 2)
    await reinvite(incoming)
    await outgoing.bye()
    await terminated(incoming)
  })
})

/** As transferee: follow every REFER. */
function acceptReferrals(session: Inviter): void {
  session.delegate = {
    ...session.delegate,
    onRefer: (referral) => void referral.accept().then(() => referral.makeInviter().invite()),
  }
}

/** Until it is taken: SIP.js refuses to begin while the ACK of the other side's re-INVITE is still on its way. */
async function reinvite(session: Session): Promise<void> {
  let accepted = false
  const options = { requestDelegate: { onAccept: () => void (accepted = true) } }
  const begin = () =>
    session.invite(options).then(
      () => true,
      () => false,
    )
  await until('a re-INVITE can begin', begin)
  await until('re-INVITE accepted', () => accepted)
}
