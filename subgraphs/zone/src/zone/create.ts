import type { ZoneKind as Kind } from '@spaceport/database/zone'
import { isUniqueViolation, outcome, refuse } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import type { ZoneContext } from '../context.js'
import { change, countChange } from '../write/change.js'
import { readDescription, readName } from './input.js'
import { zonePayload } from './payload.js'
import { ZoneKind } from './type.js'

const CreateZoneInput = builder.inputType('CreateZoneInput', {
  description: 'A Zone to be.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Its name: 1 to 100 characters that no other Zone has.' }),
    description: t.string({ description: 'What it is for: at most 4,000 characters.' }),
    kind: t.field({ type: ZoneKind, required: true, description: 'How what is in it is reached.' }),
    idempotencyKey: t.string({
      description: 'The same key and input give the first answer again, with no second effect.',
    }),
  }),
})

const CreateZonePayload = zonePayload('CreateZonePayload', 'The Zone that was made.')

builder.mutationField('createZone', (t) =>
  t.field({
    type: CreateZonePayload,
    nullable: true,
    access: 'AdministerSystem',
    description: 'Makes a Zone. Errors: `FORBIDDEN`, `BAD_INPUT`, `CONFLICT` (the name is taken).',
    args: { input: t.arg({ type: CreateZoneInput, required: true, description: 'The Zone to be.' }) },
    resolve: (_, { input }, context) =>
      outcome<{ zone: number | null }>(async () => ({ zone: await createZone(input, context) }), { zone: null }),
  }),
)

type Input = { name: string; description?: string | null; kind: Kind; idempotencyKey?: string | null }

/** Makes a Zone; gives its number. */
async function createZone(input: Input, context: ZoneContext): Promise<number> {
  const { name, nameKey } = readName(input.name)
  const description = readDescription(input.description ?? null)
  const id = await change(context, 'createZone', input, async (tx) => {
    await countChange(tx)
    const zone = await tx.zone.create({ data: { name, nameKey, description, kind: input.kind } }).catch(taken)
    const after = { name, description, kind: input.kind }
    return { answer: zone.id, changed: [{ kind: 'Zones', id: `Zones-${zone.id}`, version: 1, before: null, after }] }
  })
  await context.feed.refresh()
  return id
}

/** Turns the database's word for a taken name into ours. */
export function taken(error: unknown): never {
  if (isUniqueViolation(error)) throw refuse('CONFLICT', 'Another Zone has this name.', 'input', 'name')
  throw error
}
