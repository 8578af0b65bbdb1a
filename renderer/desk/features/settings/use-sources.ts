import { useCallback, useEffect, useState } from 'react'
import type { RpcOutput } from '../../../../core/contract/bridge.ts'
import type { SourceStatus } from '../../../storage/sync/seat-sources.ts'
import { useDesk } from '../../state/desk-context.tsx'

export type SourceDescription = RpcOutput<'directory.sources'>[number]

export interface SeenSource {
  readonly description: SourceDescription
  /** Undefined: never asked. */
  readonly status: SourceStatus | undefined
}

/** `asking` until the host has told which sources there are. */
export type SeenSources =
  { readonly kind: 'asking' } | { readonly kind: 'unknown' } | { readonly kind: 'known'; readonly sources: readonly SeenSource[] }

/** The sources of this seat and how they stand, live. */
export const useSources = (): { readonly seen: SeenSources; readonly again: () => void } => {
  const { bridge, storage } = useDesk()
  const [seen, setSeen] = useState<SeenSources>({ kind: 'asking' })
  const [turn, setTurn] = useState(0)
  const kept = storage.sources
  useEffect(() => {
    const shown = new AbortController()
    const show = (now: SeenSources): void => {
      if (!shown.signal.aborted) setSeen(now)
    }
    let descriptions: readonly SourceDescription[] = []
    const look = async (): Promise<void> => {
      const statusOf = (id: string) => kept?.status(id).catch(() => undefined)
      show({
        kind: 'known',
        sources: await Promise.all(descriptions.map(async (description) => ({ description, status: await statusOf(description.id) }))),
      })
    }
    bridge.call('directory.sources', {}).then(
      (told) => {
        descriptions = told
        void look()
      },
      () => show({ kind: 'unknown' }),
    )
    const unsubscribe = kept?.onChange(() => {
      if (descriptions.length > 0) void look()
    })
    return () => {
      shown.abort()
      unsubscribe?.()
    }
  }, [bridge, kept, turn])
  const again = useCallback(() => setTurn((count) => count + 1), [])
  return { seen, again }
}
