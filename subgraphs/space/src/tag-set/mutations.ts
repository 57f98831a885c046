import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { deletedPayload, NOTHING_DELETED } from '../graph/deleted.js'
import { expectedVersion, idempotencyKey, intoSpace } from '../graph/input.js'
import { entityPayload, UNCHANGED } from '../graph/payload.js'
import { createTagSet } from './create.js'
import { deleteTagSet } from './delete.js'
import { TagSet } from './type.js'
import { updateTagSet } from './update.js'

const TagInput = builder.inputType('TagInput', {
  description: 'A tag of a set.',
  fields: (t) => ({
    id: t.id({ description: 'The tag that it is, by id; when left out, the one of its name, or a new one.' }),
    name: t.string({ required: true, description: 'The name, 1 to 200 characters without `/`, unique in the set.' }),
    color: t.string({ required: true, description: 'The colour that it is shown in: `#rrggbb`.' }),
    description: t.string({ description: 'What it means, at most 20,000 characters.' }),
  }),
})

const CreateTagSetInput = builder.inputType('CreateTagSetInput', {
  description: 'What a new tag set is to be.',
  fields: (t) => ({
    space: intoSpace(t),
    name: t.string({ required: true, description: 'The name, 1 to 200 characters without `/`, unique in the Space.' }),
    description: t.string({ description: 'What it is, at most 20,000 characters.' }),
    sortOrder: t.int({ description: 'Its place among the sets, for people; lower first. 0 by default.' }),
    tags: t.field({ type: [TagInput], description: 'Its tags, in order; at most 500.' }),
    idempotencyKey: idempotencyKey(t),
  }),
})

const UpdateTagSetInput = builder.inputType('UpdateTagSetInput', {
  description: 'What is to change of a tag set. What is left out stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The tag set, by id.' }),
    name: t.string({ description: 'The new name.' }),
    description: t.string({ description: 'What it is; null takes the description away.' }),
    sortOrder: t.int({ description: 'Its place among the sets, for people; lower first.' }),
    tags: t.field({
      type: [TagInput],
      description: 'All tags that it is to have, in order; at most 500. `IN_USE` if one would go that anything names.',
    }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

const DeleteTagSetInput = builder.inputType('DeleteTagSetInput', {
  description: 'Which tag set is to be deleted.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The tag set, by id.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

builder.mutationFields((t) => ({
  createTagSet: t.field({
    type: entityPayload('CreateTagSet', TagSet, 'TenantView'),
    nullable: true,
    access: 'TagSetCreate',
    fleet: { route: 'input.space' },
    description: 'Creates a tag set with its tags. `CONFLICT` when another one has the name.',
    args: { input: t.arg({ type: CreateTagSetInput, required: true, description: 'What it is to be.' }) },
    resolve: (_root, { input }, context) => outcome(async () => createTagSet(context, input), UNCHANGED),
  }),
  updateTagSet: t.field({
    type: entityPayload('UpdateTagSet', TagSet, 'TenantView'),
    nullable: true,
    access: 'TagSetEdit',
    fleet: { route: 'input.id' },
    description:
      'Changes a tag set. `IN_USE` if a tag would go that anything names, `VERSION_CONFLICT` when it has changed since.',
    args: { input: t.arg({ type: UpdateTagSetInput, required: true, description: 'What is to change.' }) },
    resolve: (_root, { input }, context) => outcome(async () => updateTagSet(context, input), UNCHANGED),
  }),
  deleteTagSet: t.field({
    type: deletedPayload('DeleteTagSet', 'tag set', 'TenantView'),
    nullable: true,
    access: 'TagSetDelete',
    fleet: { route: 'input.id' },
    description: 'Deletes a tag set with its tags. `IN_USE` while anything names one of them.',
    args: { input: t.arg({ type: DeleteTagSetInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => deleteTagSet(context, input), NOTHING_DELETED),
  }),
}))
