import type { Metadata } from 'next'
import { AUDIT_PATH, auditSchema, auditVariables, type AuditSearch } from '../../../audit/source'
import { AuditView, type ServedAudit } from '../../../audit/view'
import { askPage } from '../../../gateway/ask-page'
import { AuditOfDirectoryDocument, AuditOfSpacesDocument, AuditOfZoneDocument } from '../../../generated/graphql'

export const metadata: Metadata = { title: 'Audit' }

/** What was done, refused and read, by whom. */
export default async function AuditPage({ searchParams }: PageProps<'/audit'>) {
  const now = Date.now()
  const search = (await auditSchema.load(searchParams)) as AuditSearch
  return <AuditView given={await askFor(search, now)} now={now} />
}

async function askFor(search: AuditSearch, now: number): Promise<ServedAudit> {
  const path = auditSchema.path(AUDIT_PATH, search)
  const variables = auditVariables(search, now)
  switch (search.of) {
    case 'spaces':
      return { of: 'spaces', served: await askPage(AuditOfSpacesDocument, { ...variables, facets: true }, path) }
    case 'directory':
      return { of: 'directory', served: await askPage(AuditOfDirectoryDocument, variables, path) }
    case 'zone':
      return { of: 'zone', served: await askPage(AuditOfZoneDocument, variables, path) }
  }
}
