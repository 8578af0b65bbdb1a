import { useRef } from 'react'
import type { Client } from '../../../../core/domain/client/client.ts'
import { maskDocument, maskEmail } from '../../../../core/domain/privacy/masks.ts'
import { useLocale, useWords } from '../../i18n/use-words.ts'
import { useKey } from '../../keys/use-key.ts'
import { useDesk, useNow } from '../../state/desk-context.tsx'
import { useIsShown } from '../../state/privacy-context.tsx'
import { ActionKey } from '../../ui/action-key.tsx'
import { FactList, type FactRow } from '../../ui/fact-list.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { PhoneNumber } from '../../ui/phone-number.tsx'
import { SectionHead } from '../../ui/section-head.tsx'
import { ManagerState } from './manager-fact.tsx'
import { RevealPart } from './reveal-part.tsx'
import { serviceState } from './status-text.ts'
import { statusWords } from './status-words.ts'
import { words } from './words.ts'
import styles from './who.module.css'

/** Contract and contact facts. */
export const AboutClient = ({ client }: { readonly client: Client }) => {
  const t = useWords(words)
  const section = useRef<HTMLElement>(null)
  const isShown = useIsShown(client.id)
  useKey('facts', () => section.current?.focus())
  const rows: FactRow[] = [
    ...useStandingRows(client),
    ...(client.timeZone === undefined ? [] : [{ label: t('there'), value: <LocalTime timeZone={client.timeZone} city={client.city} /> }]),
    ...(client.phones.length === 0 ? [] : [{ label: t('phones'), value: <Phones client={client} /> }]),
    ...(client.emails[0] === undefined
      ? []
      : [{ label: t('email'), value: isShown('emails') ? client.emails[0] : maskEmail(client.emails[0]) }]),
  ]
  return (
    <section ref={section} className={styles.section} tabIndex={-1}>
      <SectionHead title={t('about')} aside={<ActionKey action="facts" />} />
      <FactList rows={rows} />
      <RevealPart client={client} />
    </section>
  )
}

/** Status, manager, contract: where he stands with us. The state of the service stands beside the fact that names it. */
const useStandingRows = (client: Client): readonly FactRow[] => {
  const t = useWords(words)
  const status = useWords(statusWords)
  const format = useFormat()
  const locale = useLocale()
  const now = useDesk().clock.now()
  const { manager, service, since, facts } = client
  const isShown = useIsShown(client.id)
  const state = service === undefined ? undefined : serviceState(service, { t: status, format, locale, now })
  const named = service === undefined ? -1 : facts.findIndex(({ value }) => value.includes(service.title))
  return [
    {
      label: t('status'),
      value: client.status,
      ...(since === undefined ? {} : { second: status('since', { when: format.day(since, now) }) }),
    },
    ...(manager === undefined ? [] : [{ label: t('manager'), value: manager.name, second: <ManagerState manager={manager} /> }]),
    ...(service === undefined || named >= 0 ? [] : [{ label: status('service'), value: service.title, second: state }]),
    ...facts.map(({ label, value, sensitive }, place) => ({
      label,
      value: sensitive === true && !isShown('documents') ? maskDocument(value) : value,
      ...(place === named ? { second: state } : {}),
    })),
  ]
}

const Phones = ({ client }: { readonly client: Client }) => {
  const t = useWords(words)
  const isShown = useIsShown(client.id)
  return client.phones.map((phone) => (
    <div key={phone.number}>
      <PhoneNumber number={phone.number} revealed={isShown('numbers')} /> {t(phone.kind)}
    </div>
  ))
}

const LocalTime = ({ timeZone, city }: { readonly timeZone: string; readonly city: string | undefined }) => {
  const now = useNow()
  const format = useFormat()
  return (
    <>
      <time>{format.clock(now, timeZone)}</time>
      {city !== undefined && `, ${city}`}
    </>
  )
}
