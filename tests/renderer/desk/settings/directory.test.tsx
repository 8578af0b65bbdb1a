import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { SourceDescription } from '../../../../renderer/desk/features/settings/use-sources.ts'
import { SettingsSheet } from '../../../../renderer/desk/features/settings/settings-sheet.tsx'
import { SourceWatch } from '../../../../renderer/desk/features/settings/source-watch.tsx'
import type { SourceStatus } from '../../../../renderer/storage/sync/seat-sources.ts'
import axe from 'axe-core'
import { aCallWorkWorld } from '../../../support/call-work-world.tsx'
import { FakeBridge } from '../../../support/fake-bridge.ts'
import { FakeSources } from '../../../support/fake-sources.ts'

const crm: SourceDescription = { id: 'crm', kind: 'crm', title: 'CRM', everySeconds: 30 }
const book: SourceDescription = { id: 'book', kind: 'carddav', title: 'Партнёры', everySeconds: 300 }
const people: SourceDescription = { id: 'people', kind: 'ldap', title: 'Staff', everySeconds: 300 }
const directory = {
  sources: [
    { kind: 'carddav' as const, id: 'book', title: 'Партнёры', everySeconds: 300, url: 'https://dav.example/', user: 'anna' },
    {
      kind: 'ldap' as const,
      id: 'people',
      title: 'Staff',
      everySeconds: 300,
      url: 'ldaps://ldap.example',
      baseDn: 'dc=example',
      filter: '(cn=*)',
    },
  ],
}
const status = (source: string, over: Partial<SourceStatus> = {}): SourceStatus => ({
  source,
  clientCount: 21,
  refused: [],
  refusedCount: 0,
  ...over,
})

const open = async (
  descriptions: readonly SourceDescription[] | Error,
  sources: FakeSources,
  { locale = 'ru', answers = {} }: { locale?: 'ru' | 'en'; answers?: ConstructorParameters<typeof FakeBridge>[0] } = {},
) => {
  const answer = () => (descriptions instanceof Error ? Promise.reject(descriptions) : [...descriptions])
  const bridge = new FakeBridge({ 'directory.sources': answer, 'secrets.writeSourceSecret': () => ({}), ...answers })
  const world = await aCallWorkWorld({ bridge, locale, seat: { directory }, storage: { sources } })
  const { container } = world.show(<SettingsSheet />)
  act(() => world.work.settings.open('directory'))
  await screen.findByRole('tab', { name: locale === 'ru' ? 'Справочник' : 'Directory' })
  return { ...world, container }
}

describe('the directory page', () => {
  it('says how many clients each source has, and when it was read', async () => {
    const sources = new FakeSources().say(status('crm', { succeededAt: Date.now(), clientCount: 1 }), status('book', { clientCount: 22 }))
    await open([crm, book, people], sources)
    expect(await screen.findByText(/1\sклиент$/)).toBeDefined()
    expect(screen.getByText(/22\sклиента/)).toBeDefined()
    expect(screen.getByText(/^Прочитан/)).toBeDefined()
    expect(screen.getByText(/Ещё не\sпрочитан/)).toBeDefined()
    expect(screen.getByText('Каталог (LDAP)')).toBeDefined()
  })

  it('reads a source now, by keyboard', async () => {
    const sources = new FakeSources().say(status('book'))
    const world = await open([book], sources)
    const refresh = await screen.findByRole('button', { name: /Обновить сейчас.*Партнёры/ })
    act(() => refresh.focus())
    await world.user.keyboard('{Enter}')
    expect(sources.wanted).toEqual(['book'])
  })

  it('reads a directory from the beginning when it is wanted now, so that who was removed goes at once', async () => {
    const sources = new FakeSources().say(status('book'), status('people'))
    const world = await open([book, people], sources)
    await world.user.click(await screen.findByRole('button', { name: /Обновить сейчас.*Партнёры/ }))
    await world.user.click(screen.getByRole('button', { name: /Обновить сейчас.*Staff/ }))
    expect(sources.wholly).toEqual(['people'])
    expect(screen.getAllByText(/исчезают здесь в\sтечение часа/)).toHaveLength(1)
  })

  it('shows no count beside a CRM that has told of nobody yet', async () => {
    await open([crm], new FakeSources().say(status('crm', { succeededAt: Date.now(), clientCount: 0 })))
    expect(await screen.findByText(/Изменений от\sCRM пока не\sбыло/)).toBeDefined()
    expect(screen.queryByText(/0\sклиентов/)).toBeNull()
  })

  it('takes a password, keeps it with the host, and reads again', async () => {
    const at = Date.now()
    const trouble = { trouble: { kind: 'denied' as const }, since: at, at, failures: 1 }
    const sources = new FakeSources().say(status('book', { trouble }))
    const world = await open([book, people], sources)
    expect(await screen.findByText(/не\sпринял пароль/)).toBeDefined()
    const fields = screen.getAllByLabelText<HTMLInputElement>(/Новый пароль для/)
    expect(fields).toHaveLength(1)
    await world.user.click(screen.getByRole('button', { name: /Сохранить пароль/ }))
    expect(screen.getByText(/Пароль пуст/)).toBeDefined()
    await world.user.type(screen.getByLabelText(/Новый пароль для/), 'тайна{Enter}')
    expect(await screen.findByText(/источник читается заново/)).toBeDefined()
    expect(world.bridge.asked).toContainEqual({ name: 'secrets.writeSourceSecret', input: { source: 'book', secret: 'тайна' } })
    expect(sources.wanted).toEqual(['book'])
    expect(screen.getByLabelText<HTMLInputElement>(/Новый пароль для/).value).toBe('')
  })

  it('says what is wrong, since when, and what to do', async () => {
    const at = Date.now()
    const wrong = (trouble: NonNullable<SourceStatus['trouble']>['trouble']) => ({ trouble: { trouble, since: at, at, failures: 2 } })
    const sources = new FakeSources().say(
      status('crm', wrong({ kind: 'malformed', cause: 'not-a-book', detail: '/dav/, 200' })),
      status('book', wrong({ kind: 'unreachable', afterMs: 1 })),
      status('people', {
        ...wrong({ kind: 'not-set-up', cause: 'no-place' }),
        refused: [{ name: 'cn=x', fault: 'no-name' }],
        refusedCount: 5,
      }),
    )
    await open([crm, book, people], sources, { locale: 'en' })
    expect(await screen.findByText(/The server does not answer since/)).toBeDefined()
    expect(screen.getByText(/cannot be read since/)).toBeDefined()
    expect(screen.getByText('Reason: What answers at this address is no address book (/dav/, 200)')).toBeDefined()
    expect(screen.getByText(/is not set up right/)).toBeDefined()
    expect(screen.getByText('Reason: The directory has no such place (baseDn)')).toBeDefined()
    expect(screen.getByText('5 records were not understood')).toBeDefined()
    expect(screen.getByText('cn=x: no name')).toBeDefined()
  })

  it('has words for no sources, and for a host that does not answer', async () => {
    await open([], new FakeSources())
    expect(await screen.findByText(/Источники не\sзаданы/)).toBeDefined()
  })

  it('asks again when the host did not answer', async () => {
    const world = await open(new Error('gone'), new FakeSources(), { locale: 'en' })
    await world.user.click(await screen.findByRole('button', { name: 'Ask again' }))
    await waitFor(() => expect(world.bridge.asked.filter(({ name }) => name === 'directory.sources').length).toBe(2))
  })

  it('is accessible in every state', async () => {
    const at = Date.now()
    const sources = new FakeSources().say(
      status('crm', { succeededAt: at }),
      status('book', {
        trouble: { trouble: { kind: 'denied' }, since: at, at, failures: 1 },
        refused: [{ name: 'x', fault: 'empty' }],
        refusedCount: 1,
      }),
    )
    await open([crm, book, people], sources)
    await screen.findByText(/не\sпринял пароль/)
    const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  })
})

describe('trouble that lasts', () => {
  it('is one calm line, which leads to the settings and goes with the trouble', async () => {
    const sources = new FakeSources()
    const bridge = new FakeBridge({ 'directory.sources': () => [book] })
    const world = await aCallWorkWorld({ bridge, storage: { sources }, seat: { directory } })
    world.show(<SourceWatch />)
    const notices = () => world.desk.stores.notices.getState().all
    const since = Date.now() - 3_600_000
    const wrong = (at: number) => status('book', { trouble: { trouble: { kind: 'unreachable', afterMs: 1 }, since, at, failures: 9 } })
    await waitFor(() => expect(world.bridge.asked).not.toEqual([]))
    act(() => void sources.say(wrong(since + 60_000)))
    await act(() => Promise.resolve())
    expect(notices()).toEqual([])
    act(() => void sources.say(wrong(since + 31 * 60_000)))
    await waitFor(() => expect(notices()).toMatchObject([{ id: 'sources', tone: 'info', urgency: 1 }]))
    act(() => notices()[0]?.action?.run())
    expect(world.work.settings.store.getState()).toEqual({ open: true, page: 'directory' })
    act(() => void sources.say(status('book', { succeededAt: Date.now() })))
    await waitFor(() => expect(notices()).toEqual([]))
  })
})
