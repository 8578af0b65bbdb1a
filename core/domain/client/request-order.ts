import type { OpenRequest } from './request.ts'

/** Requests of the role spoken with come first, then those of nobody in particular; among them the nearest deadline. */
export function requestsFor(requests: readonly OpenRequest[], roleId: string): readonly OpenRequest[] {
  return [...requests].sort(
    (a, b) => rank(a, roleId) - rank(b, roleId) || (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || b.openedAt - a.openedAt,
  )
}

const rank = (request: OpenRequest, roleId: string): number => (request.roleId === roleId ? 0 : request.roleId === undefined ? 1 : 2)
