import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { ScriptSummary } from '../../../core/contract/team/script-contract.ts'
import type { Script } from '../../../core/domain/script/script.ts'
import { useCallWork } from './call-work-context.tsx'

/** Every version of every script, as the hub told them last. */
export const useScriptSummaries = (): readonly ScriptSummary[] => useStore(useCallWork().scripts.store, ({ summaries }) => summaries)

/** A version with its steps; undefined until it is read, or when it cannot be. */
export function useScriptVersion(summary: ScriptSummary | undefined): Script | undefined {
  const { scripts } = useCallWork()
  const [read, setRead] = useState<{ readonly of: ScriptSummary; readonly script: Script | undefined }>()
  useEffect(() => {
    let isGone = false
    if (summary !== undefined) {
      void scripts.version(summary.organisation, summary.key).then((shelved) => {
        if (!isGone) setRead({ of: summary, script: shelved?.version.script })
      })
    }
    return () => {
      isGone = true
    }
  }, [scripts, summary])
  return read?.of === summary ? read?.script : undefined
}
