import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'
import { darkTokens, lightTokens, type Tokens } from './tokens.ts'

/** Ten steps from the accent, lightest first; step 6 is the light fill, step 7 the dark one. */
const accent: MantineColorsTuple = [
  '#E8F0FA',
  '#D5E3F6',
  '#A3C0E8',
  '#8AB6F0',
  '#5C8FD6',
  '#3674C6',
  '#1A5BB4',
  '#2460B0',
  '#174F9C',
  '#123F7D',
]

const FONT = "'Inter Variable', system-ui, sans-serif"

export const deskTheme = createTheme({
  fontFamily: FONT,
  headings: { fontFamily: FONT, fontWeight: '600' },
  defaultRadius: 4,
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 7 },
  colors: { accent },
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '18px', md: '18px', lg: '22px', xl: '24px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    // What an operator opens is there at once: no waiting for a fade.
    Popover: { defaultProps: { transitionProps: { duration: 0 }, hideDetached: false } },
    Menu: { defaultProps: { transitionProps: { duration: 0 }, hideDetached: false } },
    // The page itself never scrolls; locking it would write a style that the CSP refuses.
    Modal: { defaultProps: { transitionProps: { duration: 0 }, lockScroll: false } },
    Combobox: { defaultProps: { transitionProps: { duration: 0 } } },
  },
})

const asVariables = (tokens: Tokens): Record<string, string> =>
  Object.fromEntries(Object.entries(tokens).map(([name, value]) => [`--fl-${name}`, String(value)]))

const mantineFrom = {
  '--mantine-color-body': 'var(--fl-surface)',
  '--mantine-color-text': 'var(--fl-text)',
  '--mantine-color-dimmed': 'var(--fl-text-3)',
  '--mantine-color-placeholder': 'var(--fl-text-3)',
  '--mantine-color-default': 'var(--fl-surface)',
  '--mantine-color-default-hover': 'var(--fl-hover)',
  '--mantine-color-default-color': 'var(--fl-text)',
  '--mantine-color-default-border': 'var(--fl-line-2)',
  '--mantine-color-error': 'var(--fl-danger)',
  '--mantine-color-anchor': 'var(--fl-accent)',
  '--mantine-color-disabled': 'var(--fl-hover)',
  '--mantine-color-disabled-color': 'var(--fl-text-3)',
  '--mantine-color-disabled-border': 'var(--fl-line)',
}

/** Puts the tokens into CSS variables of both schemes and points Mantine's own at them. */
export const deskVariables: CSSVariablesResolver = () => ({
  variables: { '--fl-font': FONT },
  light: { ...asVariables(lightTokens), ...mantineFrom },
  dark: { ...asVariables(darkTokens), ...mantineFrom },
})
