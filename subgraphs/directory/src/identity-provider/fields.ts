import { builder } from '../builder.js'
import { IdentityProvider } from './type.js'

builder.queryField('identityProviders', (t) =>
  t.prismaField({
    type: [IdentityProvider],
    nullable: true,
    access: 'ConfigureServer',
    description: 'The identity providers by which people sign in, those disabled included, by name.',
    resolve: (query, _root, _args, { db }) => db.identityProvider.findMany({ ...query, orderBy: { nameKey: 'asc' } }),
  }),
)
