/** Why the hub of this machine cannot be opened. */
export type LocalHubFault =
  | { readonly kind: 'in-use'; readonly heldBy: number }
  /** It was sealed with another key, or is sealed though this profile seals nothing. */
  | { readonly kind: 'wrong-key' }
  /** What the file system said, e.g. `EACCES`. */
  | { readonly kind: 'disk'; readonly path: string; readonly code: string }

/** One line for the person who started the workstation. */
export function localHubFaultText(fault: LocalHubFault): string {
  switch (fault.kind) {
    case 'in-use':
      return `The team's journal of this profile is in use by another workstation (process ${fault.heldBy}). Close that one first, or start with another profile.`
    case 'wrong-key':
      return "The key of this profile does not open the team's journal: it was written under another key. Move the folder away to begin anew."
    case 'disk':
      return `The team's journal cannot be opened: ${fault.path}: ${fault.code}.`
  }
}
