import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { expectedVersionField, idempotencyKeyField } from '../graph/mutation-input.js'
import { changedThing, payloadType, type Changed } from '../graph/payload.js'
import { SavedViewAudienceEnum } from './audience.js'
import { removeSavedView } from './remove.js'
import { saveView } from './save.js'
import { SavedView, savedViewReference } from './type.js'
import { updateSavedView } from './update.js'

const changedView = {
  type: SavedView,
  ...changedThing(savedViewReference),
  description:
    'The view after the change; null if `errors` says why nothing changed, or if the caller sees it no longer.',
}

const NAME = "1 to 100 characters, unique among its owner's, whatever its case."
const PATH =
  'The page with its query: a path of the web app that begins with one `/`, without backslashes and control characters, at most 4,096 bytes.'
const GROUPS =
  'With which groups, 1 to 100, for the audience `GROUPS` only. One shares with groups that one is in; whoever has `TeamView` over the fleet with any.'

const SaveViewInput = builder.inputType('SaveViewInput', {
  description: 'A view to save.',
  fields: (t) => ({
    name: t.string({ required: true, description: `Its name: ${NAME}` }),
    path: t.string({ required: true, description: PATH }),
    audience: t.field({ type: SavedViewAudienceEnum, description: 'With whom to share it; not given: with nobody.' }),
    groups: t.idList({ description: GROUPS }),
    idempotencyKey: idempotencyKeyField(t),
  }),
})

builder.mutationField('saveView', (t) =>
  t.field({
    type: payloadType('SaveViewPayload', (t) => ({ savedView: t.field(changedView) })),
    access: 'Public',
    description:
      "Saves a view for the caller. `BAD_INPUT`, `NOT_FOUND` for a group, `CONFLICT` for a name that another of the caller's views has, `INVALID_STATE` at more than 500 views, `FORBIDDEN` to keys and tokens that leave only some of their owner's rights.",
    args: { input: t.arg({ type: SaveViewInput, required: true, description: 'The view.' }) },
    resolve: (_root, { input }, context) => outcome<Changed>(() => saveView(context, input), { id: null }),
  }),
)

const UpdateSavedViewInput = builder.inputType('UpdateSavedViewInput', {
  description: 'What to change of a saved view. What is not given stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The view, such as `SavedViews-1`.' }),
    name: t.string({ description: `Its new name: ${NAME}` }),
    path: t.string({ description: PATH }),
    audience: t.field({ type: SavedViewAudienceEnum, description: 'With whom to share it from now on.' }),
    groups: t.idList({ description: GROUPS }),
    expectedVersion: expectedVersionField(t),
    idempotencyKey: idempotencyKeyField(t),
  }),
})

builder.mutationField('updateSavedView', (t) =>
  t.field({
    type: payloadType('UpdateSavedViewPayload', (t) => ({ savedView: t.field(changedView) })),
    access: 'Public',
    description:
      "Changes a view of the caller's, or, with `TeamEdit` over the fleet, one that others share. `NOT_FOUND`, `FORBIDDEN`, `VERSION_CONFLICT`, `BAD_INPUT`, `CONFLICT` for a name that another of its owner's views has.",
    args: { input: t.arg({ type: UpdateSavedViewInput, required: true, description: 'What to change.' }) },
    resolve: (_root, { input }, context) => outcome<Changed>(() => updateSavedView(context, input), { id: null }),
  }),
)

const RemoveSavedViewInput = builder.inputType('RemoveSavedViewInput', {
  description: 'A saved view to remove.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The view, such as `SavedViews-1`.' }),
    expectedVersion: expectedVersionField(t),
    idempotencyKey: idempotencyKeyField(t),
  }),
})

builder.mutationField('removeSavedView', (t) =>
  t.field({
    type: payloadType<{ removed: string | null }>('RemoveSavedViewPayload', (t) => ({
      removed: t.exposeID('removed', {
        nullable: true,
        description: 'The id of what was removed; null if `errors` says why not.',
      }),
    })),
    access: 'Public',
    description:
      "Removes a view of the caller's, or, with `TeamEdit` over the fleet, one that others share. `NOT_FOUND`, `FORBIDDEN`, `VERSION_CONFLICT`.",
    args: { input: t.arg({ type: RemoveSavedViewInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) =>
      outcome<{ removed: string | null }>(() => removeSavedView(context, input), { removed: null }),
  }),
)
