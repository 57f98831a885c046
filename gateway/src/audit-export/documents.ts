import type { Source } from './question.js'

const FIELDS = 'id at actor action kind subject before after requestId hash'

const document = (list: string, type: string, more = '') => `
query AuditExport($after: String, $filter: ${type}Filter) {
  page: ${list}(first: 100, after: $after, filter: $filter, orderBy: { field: AT, direction: ASC }) {
    nodes { ${FIELDS} }
    pageInfo { hasNextPage endCursor }
    ${more}
  }
}`

/** One page of each audit, the oldest first. */
export const DOCUMENTS: Readonly<Record<Source, string>> = {
  spaces: document('events', 'Event', 'completeness { missing { space reason } }'),
  directory: document('directoryEvents', 'DirectoryEvent'),
  zone: document('zoneEvents', 'ZoneEvent'),
}
