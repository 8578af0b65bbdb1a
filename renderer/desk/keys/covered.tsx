import { createContext, type ReactNode } from 'react'

/** True: something lies over this part of the desk. It stays as it is, and its keys rest. */
export const CoveredContext = createContext(false)

export const Covered = ({ covered, children }: { readonly covered: boolean; readonly children: ReactNode }) => (
  <CoveredContext value={covered}>{children}</CoveredContext>
)
