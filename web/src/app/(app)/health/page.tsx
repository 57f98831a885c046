import type { Metadata } from 'next'
import { askPage } from '../../../gateway/ask-page'
import { FleetHealthDocument } from '../../../generated/graphql'
import { healthPath, healthVariables, loadHealth } from '../../../health/source'
import { HealthView } from '../../../health/view'

export const metadata: Metadata = { title: 'Fleet health' }

/** How the Spaces that the caller may enter are. */
export default async function HealthPage({ searchParams }: PageProps<'/health'>) {
  const now = Date.now()
  const search = await loadHealth(searchParams)
  return (
    <HealthView
      served={await askPage(FleetHealthDocument, healthVariables(search, now), healthPath(search))}
      now={now}
    />
  )
}
