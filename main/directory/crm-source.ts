import type { CrmConnector } from '../crm/connector.ts'
import type { DirectorySource, SourceDescription } from './directory-source.ts'

/** Id of the CRM among the sources, and `source` of its clients. */
export const CRM_SOURCE = 'crm'

/** The changes that a CRM tells; undefined when its connector tells none. */
export function crmSource(crm: CrmConnector, description: Pick<SourceDescription, 'title' | 'everySeconds'>): DirectorySource | undefined {
  const changes = crm.changes?.bind(crm)
  if (changes === undefined) return undefined
  return {
    description: { id: CRM_SOURCE, kind: 'crm', ...description },
    pull: changes,
    close: () => undefined,
  }
}
