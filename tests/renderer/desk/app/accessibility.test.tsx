import axe from 'axe-core'
import { expect, test } from 'vitest'
import { Strip } from '../../../../renderer/desk/features/presence/strip.tsx'
import { CallBar } from '../../../../renderer/desk/features/softphone/call-bar.tsx'
import { aCall } from '../../../support/call-builder.ts'
import { aDeskWorld } from '../../../support/desk-world.tsx'
import { aPhoneState, aPhoneWith } from '../../../support/phone-state-builder.ts'

/** Colours and sizes need a browser; names, roles and structure are checked here. */
const rules = { 'color-contrast': { enabled: false }, 'target-size': { enabled: false }, region: { enabled: false } }

test.each([
  ['idle', aPhoneState()],
  ['ringing', aPhoneWith(aCall.incoming())],
  ['active', aPhoneWith(aCall.active())],
  ['second call', aPhoneWith(aCall.active({ id: 'a' }), aCall.incoming({ id: 'b', waiting: true }))],
])('%s: no violations', async (_name, phone) => {
  const world = await aDeskWorld({ phone })
  const { container } = world.draw(
    <>
      <Strip />
      <CallBar />
    </>,
  )
  const { violations } = await axe.run(container, { rules })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([])
})
