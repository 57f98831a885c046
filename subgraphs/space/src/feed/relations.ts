import { seen } from '../access/seen.js'
import { builder } from '../builder.js'
import { ReleasePackage } from '../release/package-type.js'
import { Feed } from './type.js'

builder.prismaObjectFields(ReleasePackage, (t) => ({
  feed: t.field({
    type: Feed,
    nullable: true,
    access: 'FeedView',
    description: 'Where it comes from; null for a feed that is gone or that the caller cannot see.',
    select: (_args, _context, nested) => ({ feed: nested(true) }),
    resolve: ({ feed }, _args, context) => seen(context, 'Feeds', feed),
  }),
}))
