/** Something in another Space of the plan: the Space's index and the local number there. */
export type Reference = { space: number; id: number }

/** For one Space: the Spaces, by index, of which it holds a placeholder of the production environment, and of a tenant. */
export type Placeholders = { environments: number[]; tenants: number[] }

/**
 * Which Spaces have projects split over Zones: the first, and each sixth after it. Such a home Space holds one placeholder for each other
 * Zone. No Space is asked twice, since an environment has one home.
 */
export function placeholders(
  zoneOf: readonly number[],
  with_: { environments: boolean; tenants: boolean },
): Placeholders[] {
  const used = new Set<number>()
  return zoneOf.map((homeZone, home) => {
    if (home % 6 !== 0) return { environments: [], tenants: [] }
    const partners: number[] = []
    for (const zone of new Set(zoneOf)) {
      if (zone === homeZone) continue
      const partner = zoneOf.findIndex((z, i) => z === zone && i % 6 !== 0 && !used.has(i))
      if (partner < 0) continue
      used.add(partner)
      partners.push(partner)
    }
    return { environments: with_.environments ? partners : [], tenants: with_.tenants ? partners : [] }
  })
}
