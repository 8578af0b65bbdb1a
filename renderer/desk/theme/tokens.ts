/** Colours of one theme. Names are the roles of the design; each becomes `--fl-<name>`. */
export interface Tokens {
  readonly bg: string
  readonly surface: string
  readonly sunken: string
  readonly hover: string
  readonly pressed: string
  readonly line: string
  readonly 'line-2': string
  readonly 'line-field': string
  readonly text: string
  readonly 'text-2': string
  readonly 'text-3': string
  readonly accent: string
  readonly fill: string
  readonly 'fill-hover': string
  readonly 'fill-line': string
  readonly 'on-fill': string
  readonly 'on-fill-2': string
  readonly 'accent-weak': string
  readonly 'accent-line': string
  readonly ok: string
  readonly 'ok-weak': string
  readonly 'ok-line': string
  readonly warn: string
  readonly 'warn-weak': string
  readonly 'warn-line': string
  readonly danger: string
  readonly 'danger-weak': string
  readonly 'danger-line': string
  readonly sandbox: string
  readonly 'on-sandbox': string
  readonly 'heat-1': string
  readonly 'heat-2': string
  readonly 'heat-3': string
  readonly 'heat-4': string
  readonly shadow: string
}

export const lightTokens: Tokens = {
  bg: '#E9ECEF',
  surface: '#FFFFFF',
  sunken: '#F4F6F8',
  hover: '#EDF0F3',
  pressed: '#E2E6EA',
  line: '#D9DEE3',
  'line-2': '#C2C9D1',
  'line-field': '#78828E',
  text: '#14181D',
  'text-2': '#424B56',
  'text-3': '#5A6470',
  accent: '#1A5BB4',
  fill: '#1A5BB4',
  'fill-hover': '#174F9C',
  'fill-line': '#7FA6DC',
  'on-fill': '#FFFFFF',
  'on-fill-2': '#D5E3F6',
  'accent-weak': '#E8F0FA',
  'accent-line': '#A3C0E8',
  ok: '#136B3B',
  'ok-weak': '#E5F2EA',
  'ok-line': '#A9D3BB',
  warn: '#7A4A00',
  'warn-weak': '#FBF1DE',
  'warn-line': '#DDBB7F',
  danger: '#AE231B',
  'danger-weak': '#FBEBE9',
  'danger-line': '#E6B0AB',
  sandbox: '#633791',
  'on-sandbox': '#FFFFFF',
  'heat-1': '#FCEBD6',
  'heat-2': '#F8D3A6',
  'heat-3': '#F2B272',
  'heat-4': '#E58E3E',
  shadow: '0 6px 20px rgb(20 24 29 / 16%), 0 1px 3px rgb(20 24 29 / 12%)',
}

export const darkTokens: Tokens = {
  bg: '#0E1013',
  surface: '#17191D',
  sunken: '#131519',
  hover: '#22262B',
  pressed: '#2A2F35',
  line: '#2B3036',
  'line-2': '#3D444C',
  'line-field': '#717B87',
  text: '#E6E9EC',
  'text-2': '#B7BFC8',
  'text-3': '#949EAA',
  accent: '#8AB6F0',
  fill: '#2460B0',
  'fill-hover': '#2A6BC2',
  'fill-line': '#7FA6DC',
  'on-fill': '#FFFFFF',
  'on-fill-2': '#D5E3F6',
  'accent-weak': '#17263B',
  'accent-line': '#345B8E',
  ok: '#74C99A',
  'ok-weak': '#14261C',
  'ok-line': '#2F5C43',
  warn: '#E3B262',
  'warn-weak': '#2A2112',
  'warn-line': '#66512A',
  danger: '#F2938A',
  'danger-weak': '#311A19',
  'danger-line': '#7A3A36',
  sandbox: '#B493DE',
  'on-sandbox': '#1B1026',
  'heat-1': '#33281A',
  'heat-2': '#4A3519',
  'heat-3': '#6A481A',
  'heat-4': '#8F5D1B',
  shadow: '0 6px 20px rgb(0 0 0 / 55%), 0 1px 3px rgb(0 0 0 / 45%)',
}
