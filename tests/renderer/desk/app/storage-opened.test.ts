import { describe, expect, it } from 'vitest'
import { deskStorageOf, tellHowStorageOpened } from '../../../../renderer/desk/app/storage-opened.ts'
import { setLocale } from '../../../../renderer/desk/i18n/instance.ts'
import { createMemoryDeskStorage } from '../../../../renderer/desk/state/memory-desk-storage.ts'
import { createNoticeStore } from '../../../../renderer/desk/state/notice-store.ts'
import { StorageFailure, type StorageFailureKind } from '../../../../renderer/storage/storage-failure.ts'
import { aDeskWorld } from '../../../support/desk-world.tsx'
import { callFacts, callId, operatorWork } from '../../../support/interactions.ts'

const told = async (kind: StorageFailureKind, setAside = () => Promise.resolve()) => {
  const { desk } = await aDeskWorld()
  const reloads: number[] = []
  tellHowStorageOpened({ kind: 'none', why: new StorageFailure(kind, 'x') }, desk, setAside, () => reloads.push(1))
  const [notice] = desk.stores.notices.getState().all
  if (notice === undefined) throw new Error('nothing was told')
  return { notice, notices: desk.stores.notices, reloads }
}

describe('a storage that did not open', () => {
  it.each(['quota', 'blocked', 'corrupt', 'wrong-key', 'unavailable'] as const)('is told in words with what to press: %s', async (kind) => {
    for (const locale of ['ru', 'en'] as const) {
      await setLocale(locale)
      const { notice } = await told(kind)
      expect(notice.fact).not.toContain(kind)
      expect(notice.consequence).toMatch(/не\s+тронуты|untouched/)
      expect(notice.action?.label).toMatch(/Попробовать|Try/)
      expect(notice.otherAction === undefined).toBe(kind === 'quota' || kind === 'blocked')
    }
  })

  it('is set aside with one press, and opened anew', async () => {
    const { notice, reloads } = await told('corrupt')
    notice.otherAction?.run()
    await expect.poll(() => reloads).toEqual([1])
  })

  it('says so when the new one does not begin either', async () => {
    await setLocale('ru')
    const { notice, notices } = await told('corrupt', () => Promise.reject(new StorageFailure('quota', 'x')))
    notice.otherAction?.run()
    await expect
      .poll(() =>
        notices
          .getState()
          .all.map(({ fact }) => fact)
          .join(),
      )
      .toMatch(/не\s+началась/)
  })

  it('leaves a desk that remembers calls by itself', async () => {
    const { journal, directory } = deskStorageOf({ kind: 'none', why: new StorageFailure('corrupt', 'x') })
    await journal.recordFacts(callFacts('a'))
    await journal.recordWork(callId('a'), operatorWork('said'))
    await journal.close(callFacts('a', { endedAt: 5 }), 'wrap-up')
    expect(await journal.unfinished()).toMatchObject([{ id: 'a', stage: 'wrap-up', work: { notes: 'said' } }])
    await journal.finish(callId('a'), operatorWork('said'))
    expect(await journal.unfinished()).toEqual([])
    expect(await directory.byPhone('+79990000000')).toEqual([])
    expect(createMemoryDeskStorage().search).toBeUndefined()
    expect(createNoticeStore().getState().all).toEqual([])
  })
})
