/** A start that cannot go on through no fault of the program; `message` is one line for the person who started it. */
export interface StartFailure {
  readonly message: string
  /** 2: what was given is wrong. 3: the machine cannot do it now. */
  readonly exitCode: 2 | 3
}

export const profileInUse = (profile: string, pid: number): StartFailure => ({
  exitCode: 3,
  message: `The profile ${profile} is in use by process ${String(pid)}. Close that one, or give another --profile.`,
})
