import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import type { Settings } from '../../../core/contract/settings.ts'
import { deskTheme, deskVariables } from '../theme/theme.ts'

interface ThemeShellProps {
  readonly theme: Settings['theme']
  readonly children: ReactNode
}

/** The nonce the host put into the page: Mantine's variables are a style element, and the CSP asks for it. */
const styleNonce = (): string => document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

/** Colours, sizes and toasts. `system` follows the computer. */
export const ThemeShell = ({ theme, children }: ThemeShellProps) => (
  <MantineProvider
    theme={deskTheme}
    cssVariablesResolver={deskVariables}
    getStyleNonce={styleNonce}
    defaultColorScheme="auto"
    {...(theme === 'system' ? {} : { forceColorScheme: theme })}
  >
    <Notifications position="bottom-right" limit={4} transitionDuration={220} containerWidth={396} />
    {children}
  </MantineProvider>
)
