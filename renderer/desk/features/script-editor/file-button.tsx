import { useRef, type ReactNode } from 'react'
import { LARGEST_SCRIPT, type DocumentFault } from '../../../../core/contract/script-document.ts'
import { missingCase } from '../../../../core/domain/exhaustive.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useCallWork } from '../../state/call-work-context.tsx'
import { useTeam } from '../../state/team-context.tsx'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import { words } from './words.ts'

interface FileButtonProps {
  readonly icon: ReactNode
  readonly children: string
  /** Why nothing came of it, in words; undefined: it did. */
  readonly onFault: (fault: string | undefined) => void
}

/** Of one character in UTF-8. */
const MOST_BYTES = 4

/** Brings a script in from a file, as a draft. A file that is too large is not even read. */
export const FileButton = ({ icon, children, onFault }: FileButtonProps) => {
  const t = useWords(words)
  const { scriptEditor } = useCallWork()
  const organisation = useTeam(({ team }) => team?.organisations[0])
  const input = useRef<HTMLInputElement>(null)
  const take = async (file: File): Promise<void> => {
    if (organisation === undefined) return
    const isHuge = file.size > LARGEST_SCRIPT * MOST_BYTES
    const text = isHuge ? undefined : await file.text().catch(() => undefined)
    if (text === undefined) {
      onFault(isHuge ? faultText({ kind: 'too-large', most: LARGEST_SCRIPT }, t) : t('file.unread'))
      return
    }
    const read = scriptEditor.openFile(organisation, text)
    onFault(read.ok ? undefined : faultText(read.error, t))
    if (read.ok) toast({ title: t('imported') })
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={children}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          if (file !== undefined) void take(file)
        }}
      />
      <Button icon={icon} onPress={() => input.current?.click()}>
        {children}
      </Button>
    </>
  )
}

function faultText(fault: DocumentFault, t: ReturnType<typeof useWords<typeof words.entries>>): string {
  switch (fault.kind) {
    case 'too-large':
      return t('file.too-large', { most: Math.round(fault.most / 1_000_000) })
    case 'newer':
      return t('file.newer', { version: fault.version })
    case 'wrong':
      return t('file.wrong', { field: fault.field === '' ? t('file.wholeFile') : fault.field })
    case 'not-json':
    case 'not-a-script':
      return t(`file.${fault.kind}`)
    default:
      return missingCase(fault)
  }
}
