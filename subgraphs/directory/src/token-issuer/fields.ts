import { builder } from '../builder.js'
import { TokenIssuer } from './type.js'

builder.queryField('tokenIssuers', (t) =>
  t.prismaField({
    type: [TokenIssuer],
    nullable: true,
    access: 'ConfigureServer',
    description:
      "Whose signed tokens stand for service accounts, those disabled included, by id: of several that a token obeys, the first one's account it is.",
    resolve: (query, _root, _args, { db }) => db.tokenIssuer.findMany({ ...query, orderBy: { id: 'asc' } }),
  }),
)
