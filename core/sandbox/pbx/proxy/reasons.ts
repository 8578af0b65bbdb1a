/** Values of the Reason header (RFC 3326) the PBX puts into its CANCELs. */
export const COMPLETED_ELSEWHERE = 'SIP;cause=200;text="Call completed elsewhere"'
export const CALLER_GONE = 'SIP;cause=408;text="Caller connection lost"'
export const RANG_TOO_LONG = 'SIP;cause=408;text="Not answered in time"'
