import { z } from 'zod'

const locale = z.enum(['ru', 'en']).nullable()
const theme = z.enum(['light', 'dark', 'system'])
const deviceId = z.string().max(256).nullable()
/** Key bindings that differ from the defaults: action id → `KeyboardEvent.code` chord, e.g. `Ctrl+KeyM`. */
const keys = z.record(z.string().max(64), z.string().max(64))

/** What the operator sets for herself; kept per profile by the host. */
export const settingsSchema = z.object({
  locale: locale.default(null),
  theme: theme.default('system'),
  microphoneId: deviceId.default(null),
  speakerId: deviceId.default(null),
  keys: keys.default({}),
})
export type Settings = z.infer<typeof settingsSchema>

/** A change of some settings. Without defaults: `settingsSchema.partial()` would reset whatever is not named. */
export const settingsPatchSchema = z.strictObject({
  locale: locale.exactOptional(),
  theme: theme.exactOptional(),
  microphoneId: deviceId.exactOptional(),
  speakerId: deviceId.exactOptional(),
  keys: keys.exactOptional(),
})
export type SettingsPatch = z.infer<typeof settingsPatchSchema>
