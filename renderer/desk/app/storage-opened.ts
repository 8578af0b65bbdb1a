import { missingCase } from '../../../core/domain/exhaustive.ts'
import type { OpenedStorage } from '../../storage/rescue/open-or-rescue.ts'
import type { StorageFailureKind } from '../../storage/storage-failure.ts'
import { translator } from '../i18n/words.ts'
import type { Desk, DeskStorage } from '../state/desk.ts'
import { memoryKnowledge } from '../../storage/knowledge/memory-knowledge.ts'
import { createMemoryDeskStorage } from '../state/memory-desk-storage.ts'
import type { Notice } from '../state/notice-store.ts'
import { storageWords } from './storage-words.ts'

/** What stands in for the seat's storage finds nobody: no search, no sources. */
export const deskStorageOf = (opened: OpenedStorage): DeskStorage => {
  switch (opened.kind) {
    case 'own':
      return opened.storage
    case 'rescue': {
      const { search: _search, sources: _sources, ...rest } = opened.storage
      return rest
    }
    case 'none':
      return { ...createMemoryDeskStorage(), knowledge: memoryKnowledge() }
    default:
      return missingCase(opened)
  }
}

/** Says how the storage opened, where there is something to say: what happened, what was kept, what to press. */
export const tellHowStorageOpened = (
  opened: OpenedStorage,
  { bridge, stores }: Pick<Desk, 'bridge' | 'stores'>,
  setAside: () => Promise<void>,
  reload = (): void => location.reload(),
): void => {
  const { raise, withdraw } = stores.notices.getState()
  const t = translator(storageWords)
  const understood = (id: string) => ({ label: t('understood'), run: () => withdraw(id) })
  if (opened.kind === 'own') {
    const { emptied, merged } = opened
    const [e, m] = ['storage-emptied', 'storage-merged']
    if (emptied) raise({ id: e, tone: 'danger', urgency: 2, fact: t('emptied'), consequence: t('emptiedWhat'), action: understood(e) })
    if (merged !== undefined && merged.calls > 0) {
      raise({ id: m, tone: 'info', urgency: 1, fact: t('merged', { count: merged.calls }), action: understood(m) })
    }
    return
  }
  const { kind, message } = opened.why
  void bridge
    .call('log.write', { level: 'error', source: 'desk.storage', message: 'The storage did not open', fields: { kind, error: message } })
    .catch(() => undefined)
  const begin = (): void =>
    void setAside().then(reload, () =>
      raise({ ...trouble, fact: t('setAsideFailed'), consequence: t('setAsideFailedWhat'), action: { label: t('tryAgain'), run: reload } }),
    )
  const trouble: Notice = {
    id: 'storage-failed',
    tone: 'danger',
    urgency: 2,
    fact: t(factOf(kind)),
    consequence: t(opened.kind === 'rescue' ? 'keptApart' : 'keptByWindow'),
    action: { label: t('tryAgain'), run: reload },
    ...(canSetAside(kind) ? { otherAction: { label: t('setAside'), run: begin } } : {}),
  }
  raise(trouble)
}

/** Another window or a full disk is no fault of the database: a new one would not open either. */
const canSetAside = (kind: StorageFailureKind): boolean => kind !== 'blocked' && kind !== 'quota'

const factOf = (kind: StorageFailureKind) => (kind === 'wrong-key' ? 'wrongKey' : kind)
