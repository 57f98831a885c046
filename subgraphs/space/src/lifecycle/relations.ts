import { allSeen } from '../access/seen.js'
import { builder } from '../builder.js'
import { Environment } from '../environment/type.js'
import { Phase } from './phase.js'
import { Lifecycle } from './type.js'

builder.prismaObjectFields(Lifecycle, (t) => ({
  phases: t.relation('phases', {
    type: Phase,
    description: 'Its steps, in order.',
    query: { orderBy: { position: 'asc' } },
  }),
}))

builder.prismaObjectFields(Phase, (t) => ({
  environments: t.field({
    type: [Environment],
    access: 'EnvironmentView',
    description: 'The environments that a release may go to in this phase, in order; those that the caller can see.',
    select: (_args, _context, nested) => ({
      environments: { orderBy: { position: 'asc' }, select: { environment: nested(true) } },
    }),
    resolve: ({ environments }, _args, context) => {
      const rows = environments.map(({ environment }) => environment)
      return allSeen(context, 'Environments', rows)
    },
  }),
}))
