import { SpaceportError } from '@spaceport/kit/errors'
import { NOWHERE } from '@spaceport/kit/rights/scope'
import { builder } from '../builder.js'
import { requireReach } from '../write/change.js'
import { readKept, SpaceIdentity } from './type.js'

builder.queryField('spaceIdentity', (t) =>
  t.field({
    type: SpaceIdentity,
    nullable: true,
    access: 'TrustView',
    fleet: { route: 'space' },
    description: 'What a Space hands to others, so that they may believe what it signs; null if it has no keys yet.',
    args: { space: t.arg.id({ required: true, description: 'The Space, by id.' }) },
    resolve(_root, { space }, context) {
      const { db, rights, spaceId } = context
      if (space !== spaceId || rights.grants.length === 0) {
        throw new SpaceportError('NOT_FOUND', `There is no ${spaceId}.`)
      }
      requireReach(context, 'TrustView', NOWHERE)
      return readKept(db)
    },
  }),
)
