import { z } from 'zod'

/** A line of the zone's placement stream: the whole state each time, and beats between. */
export const placementLineSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('snapshot'),
    revision: z.number().int(),
    zones: z.array(z.object({ id: z.string(), name: z.string() })),
    placements: z.array(z.object({ instance: z.string(), zone: z.string() })),
  }),
  z.object({ type: z.literal('beat'), revision: z.number().int() }),
])

export type PlacementLine = z.infer<typeof placementLineSchema>

/** Which Zone each Instance is in, as the zone last told it. */
export class Placements {
  /** `Instances-3` -> `Zones-1`. Replaced, never changed, so that a request may keep it. */
  zones: ReadonlyMap<string, string> = new Map()

  /** Takes in one line of the stream. */
  apply(line: PlacementLine): void {
    if (line.type === 'beat') return
    this.zones = new Map(line.placements.map(({ instance, zone }) => [instance, zone]))
  }
}
