import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { idempotencyKeyField } from '../graph/mutation-input.js'
import { changedThing, payloadType } from '../graph/payload.js'
import { Group, groupReference } from '../group/type.js'
import { Space, spaceReference } from '../space/type.js'
import { grantEntry } from './grant.js'
import type { EntryPair } from './pair.js'
import { revokeEntry } from './revoke.js'

type Entry = Partial<EntryPair>

const changedGroup = changedThing(groupReference)
const changedSpace = changedThing(spaceReference)

function entryPayload(name: string) {
  return payloadType<Entry>(name, (t) => ({
    group: t.field({
      type: Group,
      ...changedGroup,
      resolve: ({ groupId }, args, context, info) => changedGroup.resolve({ id: groupId ?? null }, args, context, info),
    }),
    space: t.field({
      type: Space,
      ...changedSpace,
      resolve: ({ spaceId }, args, context, info) => changedSpace.resolve({ id: spaceId ?? null }, args, context, info),
    }),
  }))
}

function entryInput(name: string) {
  return builder.inputType(name, {
    description: 'Which group, and which Space.',
    fields: (t) => ({
      group: t.id({ required: true, description: 'The group.' }),
      space: t.id({ required: true, description: 'The Space.' }),
      idempotencyKey: idempotencyKeyField(t),
    }),
  })
}

builder.mutationField('grantEntry', (t) =>
  t.field({
    type: entryPayload('GrantEntryPayload'),
    access: 'TeamEdit',
    description: "Lets a group's members enter a Space; without effect if they may. `NOT_FOUND`.",
    args: { input: t.arg({ type: entryInput('GrantEntryInput'), required: true, description: 'Who, and where.' }) },
    resolve: (_root, { input }, context) => outcome<Entry>(() => grantEntry(context, input), {}),
  }),
)

builder.mutationField('revokeEntry', (t) =>
  t.field({
    type: entryPayload('RevokeEntryPayload'),
    access: 'TeamEdit',
    description:
      "Keeps a group's members out of a Space; without effect if they may not enter. It holds for every request that begins after the answer. `NOT_FOUND`.",
    args: { input: t.arg({ type: entryInput('RevokeEntryInput'), required: true, description: 'Who, and where.' }) },
    resolve: (_root, { input }, context) => outcome<Entry>(() => revokeEntry(context, input), {}),
  }),
)
