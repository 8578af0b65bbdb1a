import { z } from 'zod'

const account = z.object({ user: z.string(), password: z.string(), displayName: z.string() })

/** How the simulated people reach the virtual PBX. Exists only while the sandbox runs; passwords are made anew at each start. */
export const sandboxAccessSchema = z.object({
  server: z.string(),
  domain: z.string(),
  /** Stands for the telephone network: may call with any caller number, and gets calls to outside numbers. */
  trunk: account,
  /** Simulated colleagues, line 2 first. */
  colleagues: z.array(account),
})
export type SandboxAccess = z.infer<typeof sandboxAccessSchema>
