import { checkAudit } from '@spaceport/kit/audit/check'
import { readCheckpoint } from '@spaceport/kit/audit/checkpoint'
import { SpaceportError } from '@spaceport/kit/errors'
import { NOWHERE } from '@spaceport/kit/rights/scope'
import { builder } from '../builder.js'
import { requireReach } from '../write/change.js'
import { AuditVerdict } from './verdict.js'

builder.queryField('verifyAudit', (t) =>
  t.field({
    type: AuditVerdict,
    nullable: true,
    access: 'EventView',
    fleet: { route: 'space' },
    description:
      'Verifies the audit of a Space: up to 20,000 events at a time. `FORBIDDEN` to whoever may see only part of its events.',
    args: {
      space: t.arg.id({ required: true, description: 'The Space, by id.' }),
      after: t.arg.string({ description: 'The checkpoint to go on from. `BAD_INPUT` for what is none.' }),
    },
    resolve(_root, { space, after }, context) {
      const { db, rights, spaceId } = context
      if (space !== spaceId || rights.grants.length === 0) {
        throw new SpaceportError('NOT_FOUND', `There is no ${spaceId}.`)
      }
      requireReach(context, 'EventView', NOWHERE)
      return checkAudit(db, { scoped: true, from: readCheckpoint(after) })
    },
  }),
)
