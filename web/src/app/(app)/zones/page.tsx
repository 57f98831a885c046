import type { Metadata } from 'next'
import { askPage } from '../../../gateway/ask-page'
import { ZoneMapDocument } from '../../../generated/graphql'
import { loadZones, zonesHref } from '../../../zones/search-params'
import { ZoneMapView } from '../../../zones/view'

export const metadata: Metadata = { title: 'Zones' }

/** Zones with their Instances and Spaces, who owns what, and whom Spaces trust. */
export default async function ZonesPage({ searchParams }: PageProps<'/zones'>) {
  const path = zonesHref('/zones', loadZones(await searchParams))
  return <ZoneMapView served={await askPage(ZoneMapDocument, {}, path)} />
}
