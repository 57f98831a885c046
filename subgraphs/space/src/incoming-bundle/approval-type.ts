import { builder } from '../builder.js'
import { userOf } from '../release/defect.js'
import { User } from '../team/member.js'

export const BundleApproval = builder.prismaObject('BundleApproval', {
  description: 'That somebody approves of a bundle.',
  access: 'BundleView',
  select: { userId: true },
  fields: (t) => ({
    approvedAt: t.expose('approvedAt', { type: 'DateTime', description: 'When they said so.' }),
    approvedBy: t.field({
      type: User,
      nullable: true,
      access: 'UserView',
      description: 'Who; null for somebody whom the caller does not see.',
      resolve: ({ userId }) => userOf(userId),
    }),
    comment: t.exposeString('comment', { nullable: true, description: 'What they said of it, for people.' }),
  }),
})
