import type { UserError as UserErrorShape } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { UserError } from '../graph/user-error.js'
import { Zone } from '../graph/refs.js'

/** What became of a change to a Zone: its number, or why nothing changed. */
export type ZoneOutcome = { zone?: number | null; errors: UserErrorShape[] }

/** The payload of a mutation of one Zone. */
export function zonePayload(name: string, description: string) {
  return builder.objectRef<ZoneOutcome>(name).implement({
    description,
    access: 'SpaceView',
    fields: (t) => ({
      zone: t.field({
        type: Zone,
        nullable: true,
        description: 'The Zone as it is now; null if nothing changed.',
        resolve: ({ zone }, _, { loaders }) => (zone ? loaders.zone.load(zone) : null),
      }),
      errors: t.expose('errors', { type: [UserError], description: 'Why nothing changed; empty when all went well.' }),
    }),
  })
}
