import { allSeen } from '../access/seen.js'
import { builder } from '../builder.js'
import { Environment } from '../environment/type.js'
import { effectivePhases, OF_EFFECTIVE } from './effective.js'
import { EffectivePhase } from './effective-phase.js'
import { Phase } from './phase.js'
import { Lifecycle } from './type.js'

builder.prismaObjectFields(Lifecycle, (t) => ({
  phases: t.relation('phases', {
    type: Phase,
    description: 'Its steps, in order.',
    query: { orderBy: { position: 'asc' } },
  }),
  effectivePhases: t.field({
    type: [EffectivePhase],
    description:
      'Its steps as they count: without phases one for each environment in order; a phase without environments has those that no phase before it names.',
    select: OF_EFFECTIVE,
    resolve: (lifecycle, _args, context) => effectivePhases(context, lifecycle),
  }),
}))

/** The environments of a phase in order, as Prisma selects them. */
function inOrder<Selection>(environment: Selection) {
  return { environments: { orderBy: { position: 'asc' }, select: { environment } } } as const
}

/** Those of them to which a release goes by itself, or those to which it does not. */
function thatAre<Selection>(isAutomatic: boolean, environment: Selection) {
  const { environments } = inOrder(environment)
  return { environments: { ...environments, where: { isAutomatic } } }
}

builder.prismaObjectFields(Phase, (t) => ({
  environments: t.field({
    type: [Environment],
    access: 'EnvironmentView',
    description: 'The environments that a release may go to in this phase, in order; those that the caller can see.',
    select: (_args, _context, nested) => inOrder(nested(true)),
    resolve: ({ environments }, _args, context) =>
      allSeen(
        context,
        'Environments',
        environments.map(({ environment }) => environment),
      ),
  }),
  automaticEnvironments: t.field({
    type: [Environment],
    access: 'EnvironmentView',
    description: 'Those to which a release that reaches the phase is deployed by itself.',
    select: (_args, _context, nested) => thatAre(true, nested(true)),
    resolve: ({ environments }, _args, context) =>
      allSeen(
        context,
        'Environments',
        environments.map(({ environment }) => environment),
      ),
  }),
  optionalEnvironments: t.field({
    type: [Environment],
    access: 'EnvironmentView',
    description: 'Those to which somebody must deploy it.',
    select: (_args, _context, nested) => thatAre(false, nested(true)),
    resolve: ({ environments }, _args, context) =>
      allSeen(
        context,
        'Environments',
        environments.map(({ environment }) => environment),
      ),
  }),
}))

builder.prismaObjectFields(Environment, (t) => ({
  lifecycles: t.field({
    type: [Lifecycle],
    access: 'LifecycleView',
    description: 'The lifecycles of which a phase names it, by name.',
    select: (_args, _context, nested) => ({
      phases: {
        orderBy: [{ phase: { lifecycle: { nameKey: 'asc' } } }, { phase: { position: 'asc' } }],
        select: { phase: { select: { lifecycle: nested(true) } } },
      },
    }),
    resolve({ phases }, _args, context) {
      const rows = new Map(phases.map(({ phase }) => [phase.lifecycle.id, phase.lifecycle]))
      return allSeen(context, 'Lifecycles', [...rows.values()])
    },
  }),
}))
