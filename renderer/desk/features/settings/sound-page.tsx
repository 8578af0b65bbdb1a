import { useState } from 'react'
import type { AudioDevice } from '../../../../core/domain/media/devices.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useDesk, usePhone } from '../../state/desk-context.tsx'
import { Button } from '../../ui/button.tsx'
import { PlainSelect } from '../../ui/plain-select.tsx'
import { useMicrophoneLevel } from './use-microphone-level.ts'
import { useWriteSettings } from './use-write-settings.ts'
import { words } from './words.ts'
import styles from './settings.module.css'

const DEFAULT = 'default'

/** Microphone and speaker. The phone takes the choice at once, also in a call. */
export const SoundPage = () => {
  const t = useWords(words)
  const { phone } = useDesk()
  const { failed, write } = useWriteSettings()
  const devices = usePhone((state) => state?.devices)
  const [refused, setRefused] = useState(false)
  const choose = async (kind: 'microphoneId' | 'speakerId', id: string): Promise<void> => {
    const outcome = await phone.send(
      kind === 'microphoneId' ? { kind: 'choose-devices', microphoneId: id } : { kind: 'choose-devices', speakerId: id },
    )
    setRefused(!outcome.ok)
    if (outcome.ok) write(kind === 'microphoneId' ? { microphoneId: id } : { speakerId: id })
  }
  return (
    <div className={styles.group}>
      {devices?.permission === 'denied' && (
        <p className={styles.wrong} role="alert">
          {t('denied')}
        </p>
      )}
      <DeviceSelect
        label={t('microphone')}
        none={t('noMicrophones')}
        devices={devices?.microphones ?? []}
        chosen={devices?.microphoneId}
        onChoose={(id) => void choose('microphoneId', id)}
      />
      <Level deviceId={devices?.microphoneId} />
      <DeviceSelect
        label={t('speaker')}
        none={t('noSpeakers')}
        devices={devices?.speakers ?? []}
        chosen={devices?.speakerId}
        onChoose={(id) => void choose('speakerId', id)}
      />
      {refused && (
        <p className={styles.wrong} role="alert">
          {t('notTaken')}
        </p>
      )}
      {failed && (
        <p className={styles.wrong} role="alert">
          {t('notSaved')}
        </p>
      )}
    </div>
  )
}

interface DeviceSelectProps {
  readonly label: string
  /** What to say when there is none. */
  readonly none: string
  readonly devices: readonly AudioDevice[]
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
}

const DeviceSelect = ({ label, none, devices, chosen, onChoose }: DeviceSelectProps) => {
  const t = useWords(words)
  const named = devices.map((device, index) => ({ value: device.id, label: device.label || `${t('device')} ${String(index + 1)}` }))
  return (
    <>
      <p className={styles.label}>{label}</p>
      {devices.length === 0 ? (
        <p className={styles.note}>{none}</p>
      ) : (
        <PlainSelect
          label={label}
          options={named}
          value={chosen ?? devices.find((one) => one.id === DEFAULT)?.id}
          placeholder={t('byDefault')}
          onChoose={onChoose}
        />
      )}
    </>
  )
}

const Level = ({ deviceId }: { readonly deviceId: string | undefined }) => {
  const t = useWords(words)
  const { state, level, toggle } = useMicrophoneLevel(deviceId)
  return (
    <div className={styles.row}>
      <Button size="small" onPress={toggle}>
        {state === 'listening' ? t('stopLevel') : t('checkLevel')}
      </Button>
      {state === 'listening' && <progress className={styles.meter} max={1} value={level} aria-label={t('level')} />}
      {state === 'failed' && <span className={styles.wrong}>{t('levelFailed')}</span>}
    </div>
  )
}
