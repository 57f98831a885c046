import { checkAudit } from '@spaceport/kit/audit/check'
import { readCheckpoint } from '@spaceport/kit/audit/checkpoint'
import { builder } from '../builder.js'
import { AuditVerdict } from './verdict.js'

builder.queryField('verifyDirectoryAudit', (t) =>
  t.field({
    type: AuditVerdict,
    nullable: true,
    access: 'EventView',
    description: 'Verifies the audit of the directory: up to 20,000 events at a time.',
    args: {
      after: t.arg.string({ description: 'The checkpoint to go on from. `BAD_INPUT` for what is none.' }),
    },
    resolve: (_root, { after }, { db }) => checkAudit(db, { scoped: false, from: readCheckpoint(after) }),
  }),
)
