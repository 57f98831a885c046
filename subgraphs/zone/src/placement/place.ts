import { expectVersion, outcome, type UserError as UserErrorShape } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import type { ZoneContext } from '../context.js'
import { notFound, readId } from '../graph/ids.js'
import { UserError } from '../graph/user-error.js'
import { Instance } from '../graph/refs.js'
import { change, countChange } from '../write/change.js'

const PlaceInstanceInput = builder.inputType('PlaceInstanceInput', {
  description: 'Where an Instance is to lie.',
  fields: (t) => ({
    instance: t.id({ required: true, description: 'Such as `Instances-1`.' }),
    zone: t.id({
      required: true,
      description: 'The Zone, such as `Zones-1`. An Instance that lies in another one moves.',
    }),
    expectedVersion: t.int({
      description: "The placement's version (how often it was placed) that is to be changed; 0: nowhere yet.",
    }),
    idempotencyKey: t.string({
      description: 'The same key and input give the first answer again, with no second effect.',
    }),
  }),
})

type Outcome = { instance?: string | null; errors: UserErrorShape[] }

const PlaceInstancePayload = builder.objectRef<Outcome>('PlaceInstancePayload').implement({
  description: 'The Instance that was placed.',
  access: 'SpaceView',
  fields: (t) => ({
    instance: t.field({
      type: Instance,
      nullable: true,
      description: 'The Instance, with the Zone that it lies in now; null if nothing changed.',
      resolve: ({ instance }) => (instance ? { id: instance } : null),
    }),
    errors: t.expose('errors', { type: [UserError], description: 'Why nothing changed; empty when all went well.' }),
  }),
})

builder.mutationField('placeInstance', (t) =>
  t.field({
    type: PlaceInstancePayload,
    nullable: true,
    access: 'AdministerSystem',
    description: 'Puts an Instance into a Zone. Errors: `FORBIDDEN`, `BAD_ID`, `NOT_FOUND`, `VERSION_CONFLICT`.',
    args: { input: t.arg({ type: PlaceInstanceInput, required: true, description: 'Which Instance, and where.' }) },
    resolve: (_, { input }, context) =>
      outcome<{ instance: string | null }>(async () => ({ instance: await placeInstance(input, context) }), {
        instance: null,
      }),
  }),
)

type Input = { instance: string; zone: string; expectedVersion?: number | null; idempotencyKey?: string | null }

/** Puts an Instance into a Zone; gives the Instance's id. */
async function placeInstance(input: Input, context: ZoneContext): Promise<string> {
  const { instance } = input
  readId('Instances', instance, 'input', 'instance')
  const zoneId = readId('Zones', input.zone, 'input', 'zone')
  if (!context.membership.instances.has(instance)) throw notFound('Instance', 'input', 'instance')
  await change(context, 'placeInstance', input, async (tx) => {
    await countChange(tx)
    if (!(await tx.zone.findUnique({ where: { id: zoneId } }))) throw notFound('Zone', 'input', 'zone')
    const before = await tx.placement.findUnique({ where: { instance } })
    expectVersion(before?.version ?? 0, input.expectedVersion)
    if (before?.zoneId === zoneId) return { answer: instance, changed: [] }
    const { version } = await tx.placement.upsert({
      where: { instance },
      create: { instance, zoneId },
      update: { zoneId, version: { increment: 1 } },
    })
    const from = before && { zone: `Zones-${before.zoneId}` }
    return {
      answer: instance,
      changed: [{ kind: 'Placements', id: instance, version, before: from, after: { zone: input.zone } }],
    }
  })
  await context.feed.refresh()
  return instance
}
