import { builder } from '../builder.js'
import { localIds } from '../graph/ids.js'
import { User } from './type.js'

builder.queryField('me', (t) =>
  t.prismaField({
    type: User,
    nullable: true,
    access: 'Public',
    description: 'Who asks.',
    resolve: (query, _root, _args, { db, caller }) =>
      db.user.findFirst({ ...query, where: { id: { in: localIds('Users', [caller.subject]) } } }),
  }),
)
