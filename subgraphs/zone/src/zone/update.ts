import type { Zone, ZoneKind as Kind } from '@spaceport/database/zone'
import { expectVersion, outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import type { ZoneContext } from '../context.js'
import { notFound, readId } from '../graph/ids.js'
import { change, countChange, type Tx } from '../write/change.js'
import { taken } from './create.js'
import { readDescription, readName } from './input.js'
import { zonePayload } from './payload.js'
import { ZoneKind } from './type.js'

const UpdateZoneInput = builder.inputType('UpdateZoneInput', {
  description: 'What to change of a Zone. What is left out stays as it is.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Such as `Zones-1`.' }),
    name: t.string({ description: 'Its new name: 1 to 100 characters that no other Zone has.' }),
    description: t.string({ description: 'What it is for: at most 4,000 characters; null for nothing.' }),
    kind: t.field({ type: ZoneKind, description: 'How what is in it is reached.' }),
    expectedVersion: t.int({ description: 'The version that is to be changed; another one is refused.' }),
    idempotencyKey: t.string({
      description: 'The same key and input give the first answer again, with no second effect.',
    }),
  }),
})

const UpdateZonePayload = zonePayload('UpdateZonePayload', 'The Zone that was changed.')

builder.mutationField('updateZone', (t) =>
  t.field({
    type: UpdateZonePayload,
    nullable: true,
    access: 'AdministerSystem',
    description:
      'Changes a Zone. Errors: `FORBIDDEN`, `BAD_ID`, `BAD_INPUT`, `NOT_FOUND`, `CONFLICT` (the name is taken), `VERSION_CONFLICT`.',
    args: { input: t.arg({ type: UpdateZoneInput, required: true, description: 'What to change.' }) },
    resolve: (_, { input }, context) =>
      outcome<{ zone: number | null }>(async () => ({ zone: await updateZone(input, context) }), { zone: null }),
  }),
)

type Input = {
  id: string
  name?: string | null
  description?: string | null
  kind?: Kind | null
  expectedVersion?: number | null
  idempotencyKey?: string | null
}

/** Changes a Zone; gives its number. */
async function updateZone(input: Input, context: ZoneContext): Promise<number> {
  const id = readId('Zones', input.id, 'input', 'id')
  const data = {
    ...(typeof input.name === 'string' ? readName(input.name) : {}),
    ...(input.description === undefined ? {} : { description: readDescription(input.description) }),
    ...(input.kind ? { kind: input.kind } : {}),
  }
  await change(context, 'updateZone', input, async (tx) => {
    await countChange(tx)
    const before = await lockZone(tx, id)
    expectVersion(before.version, input.expectedVersion)
    const after = await tx.zone.update({ where: { id }, data: { ...data, version: { increment: 1 } } }).catch(taken)
    const { version } = after
    return {
      answer: id,
      changed: [{ kind: 'Zones', id: input.id, version, before: shown(before), after: shown(after) }],
    }
  })
  await context.feed.refresh()
  return id
}

/** The Zone, locked by the count of changes that came first. */
async function lockZone(tx: Tx, id: number): Promise<Zone> {
  const zone = await tx.zone.findUnique({ where: { id } })
  if (!zone) throw notFound('Zone', 'input', 'id')
  return zone
}

/** What the audit keeps of a Zone. */
function shown({ name, description, kind }: Zone): object {
  return { name, description, kind }
}
