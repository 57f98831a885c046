import { seen } from '../access/seen.js'
import { builder } from '../builder.js'
import { Project } from '../project/type.js'
import { Runbook } from '../runbook/type.js'
import { RunbookSnapshot } from './type.js'

builder.prismaObjectFields(RunbookSnapshot, (t) => ({
  runbook: t.relation('runbook', { type: Runbook, description: 'The runbook that it is of.' }),
  project: t.field({
    type: Project,
    nullable: true,
    access: 'ProjectView',
    description: 'The project of the runbook; null for one that the caller cannot see.',
    select: (_args, _context, nested) => ({ project: nested(true) }),
    resolve: ({ project }, _args, context) => seen(context, 'Projects', project),
  }),
}))
