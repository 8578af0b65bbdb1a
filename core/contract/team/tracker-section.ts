import { z } from 'zod'

/** The `tracker` section of a seat's document: where line 3 works. */

const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(host)

/** Whether what is sent there cannot be read on the way: `https:`, or this machine itself (RFC 1122 §3.2.1.3). No query, no user. */
export function isSafeTrackerAddress(address: string): boolean {
  const parts = /^(https?):\/\/(\[[0-9a-f:]+\]|[a-z0-9.-]+)(?::\d{1,5})?(?:\/[\w.~%/-]*)?$/i.exec(address)
  if (parts === null) return false
  return parts[1]?.toLowerCase() === 'https' || isLoopback(parts[2] ?? '')
}

const shared = {
  /** Base address, e.g. `https://tracker.example/jira`. Plain `http:` only on loopback. */
  url: z.string().max(500).refine(isSafeTrackerAddress, 'an address that begins with https://, without user, query or fragment'),
  /** With a user, the token is that user's password or API token (RFC 7617); without, it stands for itself. */
  user: z
    .string()
    .min(1)
    .max(254)
    .regex(/^[^:\p{Cc}]*$/u, 'a name without a colon')
    .exactOptional(),
  /** PEM of a private certificate authority. */
  certificateAuthority: z.string().max(65_536).exactOptional(),
}
const jiraFields = {
  kind: z.literal('jira'),
  ...shared,
  /** Key of the project, e.g. `SUP`. */
  project: z.string().regex(/^[A-Z][A-Z0-9_]{0,79}$/, 'the key of a project, in capital letters'),
  /** Name of the type a new issue has. */
  issueType: z.string().min(1).max(60).default('Task'),
}
const requestTrackerFields = {
  kind: z.literal('request-tracker'),
  ...shared,
  /** Name of the queue, e.g. `Line 3`. */
  queue: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^\p{Cc}]*$/u, 'a name on one line'),
}

/** What a window and a connector get: without the token. */
export const trackerSectionSchema = z.discriminatedUnion('kind', [z.strictObject(jiraFields), z.strictObject(requestTrackerFields)])
export type TrackerSection = z.infer<typeof trackerSectionSchema>

const token = {
  /** Only for first provisioning: it is moved to the keychain and never written back. */
  token: z
    .string()
    .min(1)
    .max(4096)
    .regex(/^[^\p{Cc}]*$/u, 'a token on one line')
    .exactOptional(),
}

/** As an administrator provisions it. */
export const trackerProvisionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...jiraFields, ...token }),
  z.strictObject({ ...requestTrackerFields, ...token }),
])
export type TrackerProvision = z.infer<typeof trackerProvisionSchema>
