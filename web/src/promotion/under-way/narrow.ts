import type { ListSearch } from '../../find/list-search'
import { promotionName } from './name'
import type { UnderWayNode } from './source'

/** Whether a promotion has all the words of a search, and comes from or goes to one of its Zones. */
export function isMeantBy(promotion: UnderWayNode, { text, zone }: Pick<ListSearch, 'text' | 'zone'>): boolean {
  const { source, target, fault } = promotion
  const said = [promotionName(promotion), source?.name, target?.name, fault].join(' ').toLowerCase()
  const zones = [source, target].flatMap((space) => space?.instance?.zone?.id ?? [])
  const words = text.toLowerCase().split(/\s+/)
  return words.every((word) => said.includes(word)) && (zone.length === 0 || zones.some((id) => zone.includes(id)))
}
