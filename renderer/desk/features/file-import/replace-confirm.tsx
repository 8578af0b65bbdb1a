import { useEffect, useState } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { useDesk } from '../../state/desk-context.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { TypedConfirm } from '../../ui/typed-confirm.tsx'
import { words } from './words.ts'
import styles from './file-import.module.css'

interface ReplaceConfirmProps {
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/** Before the whole directory is replaced: how many clients it has now is said, and a word is typed. */
export const ReplaceConfirm = ({ onConfirm, onCancel }: ReplaceConfirmProps) => {
  const t = useWords(words)
  const format = useFormat()
  const count = useClientCount()
  const word = t('replaceWord')
  return (
    <div className={styles.confirm}>
      <p role="alert" className={styles.confirmFact}>
        {count === undefined ? t('replaceAsk') : t('replaceAskCount', { count, number: format.number(count) })} {t('replaceAskWhat')}
      </p>
      <TypedConfirm
        word={word}
        label={t('replaceConfirm', { word })}
        button={t('startReplace')}
        cancel={t('replaceKeep')}
        wrong={t('replaceWrong', { word })}
        busy={false}
        onConfirm={onConfirm}
        onCancel={onCancel}
      />
    </div>
  )
}

/** Clients of the directory as it is; undefined until they are counted. */
const useClientCount = (): number | undefined => {
  const { directory } = useDesk().storage
  const [count, setCount] = useState<number>()
  useEffect(() => {
    directory.count?.().then(setCount, () => undefined)
  }, [directory])
  return count
}
