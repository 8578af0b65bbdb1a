import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { RpcInput } from '../../../../core/contract/bridge.ts'
import { CopyRules } from '../../../../renderer/desk/app/copy-rules.tsx'
import { NowPane } from '../../../../renderer/desk/features/client-card/now-pane.tsx'
import { WhoPane } from '../../../../renderer/desk/features/client-card/who-pane.tsx'
import { CallBar } from '../../../../renderer/desk/features/softphone/call-bar.tsx'
import { CallPane } from '../../../../renderer/desk/features/wrap-up/call-pane.tsx'
import { privacySectionSchema } from '../../../../core/contract/directory/directory-section.ts'
import { aCall } from '../../../support/call-builder.ts'
import { aCallWorkWorld, type CallWorkWorld } from '../../../support/call-work-world.tsx'
import { aClient } from '../../../support/client-builder.ts'
import { FakeBridge } from '../../../support/fake-bridge.ts'
import { fakeSeatPrivacy, subjectOf } from '../../../support/fake-seat-privacy.ts'
import { aPhoneWith, viewOf } from '../../../support/phone-state-builder.ts'

const NUMBER = '+79120000067'
const OTHER_NUMBER = '+74951234567'
const PASSPORT = '4509 123456'
const EMAIL = 'orlova.maria@example.com'
const maria = aClient({
  id: 'maria',
  phones: [
    { number: NUMBER, kind: 'mobile' },
    { number: OTHER_NUMBER, kind: 'work' },
  ],
  emails: [EMAIL],
  facts: [
    { label: 'Паспорт', value: PASSPORT, sensitive: true },
    { label: 'Тариф', value: 'Про' },
  ],
})
const talking = { ...aCall.active(), remote: { number: NUMBER } }

/** Everything a person, a reader or a copy could get out of the page. */
const told = (): string => {
  const attributes = [...document.querySelectorAll('*')].flatMap((element) => [...element.attributes].map(({ value }) => value))
  const fields = [...document.querySelectorAll('input, textarea')].map((field) => ('value' in field ? String(field.value) : ''))
  return [document.title, document.body.textContent, ...attributes, ...fields].join('\n').replaceAll(/[\s()-]/g, '')
}
const SECRETS = { number: '9120000067', other: '4951234567', passport: '4509123456', email: EMAIL }

const name = (): HTMLElement => screen.getByText('Мария Орлова', { selector: '[elementtiming]' })

type Append = RpcInput<'audit.append'>

async function theCard(options: Parameters<typeof aCallWorkWorld>[0] = {}, failing = false): Promise<CallWorkWorld & { audit: Append[] }> {
  const audit: Append[] = []
  const bridge = new FakeBridge({
    'audit.append': (fact) => {
      if (failing) throw new Error('disk full')
      audit.push(fact)
      return { no: audit.length, at: 0, by: '1001', fact }
    },
  })
  const world = await aCallWorkWorld({ clients: [maria], bridge, storage: { privacy: fakeSeatPrivacy() }, ...options })
  world.show(
    <>
      <CallBar />
      <WhoPane />
      <NowPane />
      <CallPane view={viewOf(talking)} />
      <CopyRules />
      <input aria-label="Поле" />
    </>,
  )
  await world.says(aPhoneWith(talking))
  await waitFor(() => expect(name()).toBeDefined())
  return Object.assign(world, { audit })
}

describe('masked data of a client', () => {
  it('is nowhere in the page: neither in texts, names, tooltips nor fields', async () => {
    await theCard()
    for (const secret of Object.values(SECRETS)) expect(told()).not.toContain(secret)
    expect(screen.getByText('•••• ••••56')).toBeDefined()
    expect(screen.getByText(/^Скрыто: номера, документы, почта$/)).toBeDefined()
  })

  it('shows with a key and a reason, written down before, and hides again by itself', async () => {
    const world = await theCard()
    await world.user.keyboard('{Shift>}K{/Shift}')
    expect(await screen.findByRole('radiogroup', { name: 'Зачем показать' })).toBeDefined()
    expect(world.audit).toEqual([])
    await world.user.keyboard('2')
    await screen.findByText(EMAIL)
    expect(world.audit).toEqual([
      {
        kind: 'revealed',
        subject: subjectOf('maria'),
        what: ['numbers', 'documents', 'emails'],
        reason: 'check-identity',
        callId: talking.id,
      },
    ])
    expect(told()).toContain(SECRETS.other)
    expect(told()).toContain(SECRETS.passport)
    expect(screen.getByText(/Видно ещё/)).toBeDefined()
    await world.passes(60_000)
    for (const secret of Object.values(SECRETS)) expect(told()).not.toContain(secret)
  })

  it('hides at once with the same key', async () => {
    const world = await theCard()
    await world.user.keyboard('{Shift>}K{/Shift}1')
    await screen.findByText(EMAIL)
    await world.user.keyboard('{Shift>}K{/Shift}')
    await waitFor(() => expect(told()).not.toContain(SECRETS.email))
  })

  it('asks for a word when the reason is another', async () => {
    const world = await theCard()
    await world.user.keyboard('{Shift>}K{/Shift}0')
    const field = await screen.findByRole('textbox', { name: 'Причина своими словами' })
    await waitFor(() => expect(document.activeElement).toBe(field))
    await world.user.keyboard('{Enter}')
    expect(await screen.findByText(/Впишите причину/)).toBeDefined()
    expect(world.audit).toEqual([])
    await world.user.keyboard('Курьер не нашёл дом{Enter}')
    await screen.findByText(EMAIL)
    expect(world.audit[0]).toMatchObject({ reason: 'other', word: 'Курьер не нашёл дом' })
  })

  it('stays masked when the audit log cannot be written, and says so', async () => {
    const world = await theCard({}, true)
    await world.user.keyboard('{Shift>}K{/Shift}1')
    expect((await screen.findByRole('alert')).textContent).toMatch(/Журнал доступа не\sзаписан/)
    for (const secret of Object.values(SECRETS)) expect(told()).not.toContain(secret)
  })

  it("is shown at once to a specialist where the company shows it, and never to an outsourcer's", async () => {
    const privacy = privacySectionSchema.parse({ numbers: 'shown', documents: 'shown', emails: 'shown' })
    const team = { hub: { kind: 'local' }, role: 'specialist', organisations: ['sever'] } as const
    const own = await theCard({ seat: { privacy, team: { ...team, organisations: ['sever'] } } })
    expect(told()).toContain(SECRETS.passport)
    expect(told()).toContain(SECRETS.other)
    own.work.close()
    document.body.replaceChildren()
    await theCard({ seat: { privacy, team: { ...team, organisations: ['sever'], outsourcer: 'Контакт-Центр' } } })
    for (const secret of Object.values(SECRETS)) expect(told()).not.toContain(secret)
  })
})

describe('copying', () => {
  const copied = (target: Element): boolean => {
    const event = new Event('copy', { bubbles: true, cancelable: true })
    target.dispatchEvent(event)
    return !event.defaultPrevented
  }

  it('is left alone unless the company forbids it', async () => {
    await theCard()
    expect(copied(name())).toBe(true)
  })

  it('is stopped outside fields where it does', async () => {
    await theCard({ seat: { privacy: privacySectionSchema.parse({ copy: 'blocked' }) } })
    expect(copied(name())).toBe(false)
    expect(copied(screen.getByRole('textbox', { name: 'Поле' }))).toBe(true)
  })
})
