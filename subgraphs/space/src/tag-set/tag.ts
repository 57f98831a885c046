import { builder } from '../builder.js'
import { tagId } from './tag-id.js'
import { canonicalName, type TagRow } from './tags.js'

/** A tag of a set, such as EU of Region. */
export const Tag = builder.objectRef<TagRow>('Tag').implement({
  description: 'One of the tags of a set. Tenants carry tags; what is meant for some tenants names tags.',
  access: 'TenantView',
  fields: (t) => ({
    id: t.id({
      description: 'The id: `Spaces-12/Tags-7`. A tag is a part of its set: `node` does not find it.',
      resolve: ({ id }, _args, context) => tagId(context, id),
    }),
    name: t.exposeString('name', { description: 'The name: unique in its set, whatever its case.' }),
    canonicalName: t.string({
      description: 'The name with that of its set, such as `Region/EU`: unique in the Space.',
      resolve: canonicalName,
    }),
    color: t.exposeString('color', { description: 'The colour that it is shown in: `#rrggbb`, in lower case.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it means, for people.' }),
    position: t.exposeInt('position', { description: 'Its place in the set, from 0.' }),
  }),
})
