import type { UserError as UserErrorShape } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { UserError } from '../graph/user-error.js'
import { loadLifecycle } from './load.js'
import { CompositeLifecycle } from './type.js'

/** What became of a change to a composite lifecycle: its number, or why nothing changed. */
export type LifecycleOutcome = { lifecycle?: number | null; errors: UserErrorShape[] }

/** The payload of a mutation of one composite lifecycle. */
export function lifecyclePayload(name: string, description: string) {
  return builder.objectRef<LifecycleOutcome>(name).implement({
    description,
    access: 'SpaceView',
    fields: (t) => ({
      compositeLifecycle: t.field({
        type: CompositeLifecycle,
        nullable: true,
        description: 'The composite lifecycle as it is now; null if nothing changed.',
        resolve: ({ lifecycle }, _, context) => (lifecycle ? loadLifecycle(context, lifecycle) : null),
      }),
      errors: t.expose('errors', { type: [UserError], description: 'Why nothing changed; empty when all went well.' }),
    }),
  })
}
