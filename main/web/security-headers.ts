import { contentPolicy, type PolicyOptions } from './content-policy.ts'

/** Sent with every answer of either host, pages and files alike. */
export function securityHeaders(policy: PolicyOptions): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': contentPolicy(policy),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'SAMEORIGIN',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy':
      'microphone=(self), camera=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=(), midi=(), payment=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  }
}
