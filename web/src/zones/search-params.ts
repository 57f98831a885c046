import { createLoader, createSerializer, parseAsArrayOf, parseAsString, parseAsStringLiteral } from 'nuqs/server'

/** What the map keeps in its URL. */
export const ZONE_PARAMS = {
  /** How it is drawn; none: as a graph where there is room for one, else as tables. */
  as: parseAsStringLiteral(['graph', 'table'] as const),
  /** Ids of Zones and Spaces to show; none means all. */
  zone: parseAsArrayOf(parseAsString).withDefault([]),
  space: parseAsArrayOf(parseAsString).withDefault([]),
  /** Id of the thing whose panel is open. */
  peek: parseAsString,
}

export const loadZones = createLoader(ZONE_PARAMS)
export const zonesHref = createSerializer(ZONE_PARAMS)
