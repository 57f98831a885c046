import { builder } from '../builder.js'
import { User } from '../user/type.js'

builder.prismaObjectField(User, 'invitedUntil', (t) =>
  t.field({
    type: 'DateTime',
    nullable: true,
    access: 'UserView',
    description: 'Until when they can accept their invitation; null: they have none, or have accepted it.',
    select: (_args, { now }) => ({
      oneTimeTokens: { where: { kind: 'INVITATION', expiresAt: { gt: now() } }, select: { expiresAt: true } },
    }),
    resolve: ({ oneTimeTokens }) => oneTimeTokens[0]?.expiresAt ?? null,
  }),
)
