import { builder } from '../builder.js'
import { loadEntity } from '../entity/load.js'
import { Tag } from './tag.js'
import { TAG_COLUMNS } from './tags.js'
import { TagSet } from './type.js'

builder.prismaObjectFields(TagSet, (t) => ({
  tags: t.field({
    type: [Tag],
    description: 'Its tags, in order; at most 500.',
    select: { tags: { orderBy: [{ position: 'asc' }, { id: 'asc' }], select: TAG_COLUMNS } },
    resolve: ({ tags }) => tags,
  }),
}))

builder.objectFields(Tag, (t) => ({
  tagSet: t.field({
    type: TagSet,
    nullable: true,
    access: 'TenantView',
    description: 'The set that it belongs to.',
    resolve: ({ tagSet }, _args, context, info) => loadEntity(context, info, 'TagSet', tagSet.id),
  }),
}))
