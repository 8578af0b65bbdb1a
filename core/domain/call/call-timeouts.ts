/**
 * How long a call may stay in a phase, in ms. The PBX normally decides sooner; these are for a PBX that has forgotten us.
 * `ringing`: the PBX's own limit is shorter (a queue rings 15–30 s). `dialing`: RFC 3261 timer B is 32 s.
 * `alerting`: timer C of a proxy is 180 s. `ending`: a BYE or CANCEL that nobody answers.
 */
export const callTimeouts = { ringingMs: 180_000, dialingMs: 35_000, alertingMs: 180_000, connectingMs: 15_000, endingMs: 4000 } as const
