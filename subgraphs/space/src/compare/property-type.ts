import { allSeen } from '../access/seen.js'
import { builder } from '../builder.js'
import type { SpaceContext } from '../context.js'
import { tagsOf } from '../tag-set/tags.js'
import type { PropertyChange } from './property.js'

export const PropertyChangeType = builder.objectRef<PropertyChange>('PropertyChange').implement({
  description: 'One thing of a step or an action that is otherwise than before.',
  access: 'Public',
  fields: (t) => ({
    path: t.exposeStringList('path', {
      description:
        'Where it is, as steps and actions name their fields: `["isDisabled"]`, `["properties", "Octopus.Action.Script.Syntax"]`; `["packages", "web"]` for the package of a reference; `["position"]` for a place, counted from 1.',
    }),
    before: t.expose('before', {
      type: 'JSON',
      nullable: true,
      description: 'What it was; null for nothing, for what is sensitive, and for what leads to others.',
    }),
    after: t.expose('after', {
      type: 'JSON',
      nullable: true,
      description: 'What it is; null for nothing, for what is sensitive, and for what leads to others.',
    }),
    isSensitive: t.exposeBoolean('isSensitive', { description: 'Whether nobody reads what it was and is.' }),
    isReference: t.boolean({
      description:
        'Whether it leads to others, such as environments: these are in the step or action before and after.',
      resolve: ({ leadsTo }) => leadsTo !== null,
    }),
    hasHidden: t.boolean({
      description: 'Whether something came or went that is gone, or that the caller cannot see.',
      resolve: ({ leadsTo }, _args, context) => leadsTo !== null && hasHidden(context, leadsTo),
    }),
    isCut: t.exposeBoolean('isCut', { description: 'Whether a text is longer than the 20,000 characters shown.' }),
  }),
})

async function hasHidden(
  context: SpaceContext,
  { kind, ids }: NonNullable<PropertyChange['leadsTo']>,
): Promise<boolean> {
  if (kind === 'Tags') return (await tagsOf(context, ids)).length < ids.length
  const rows = ids.map((id) => ({ id }))
  return (await allSeen(context, kind, rows)).length < ids.length
}
