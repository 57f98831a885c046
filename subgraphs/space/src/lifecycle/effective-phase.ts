import type { GraphQLResolveInfo } from 'graphql'
import { builder } from '../builder.js'
import type { SpaceContext } from '../context.js'
import { loadEntity } from '../entity/load.js'
import { Environment } from '../environment/type.js'
import type { Effective } from './effective.js'
import { Phase } from './phase.js'
import { RetentionPolicy } from './retention.js'

/** Environments by their numbers, in order, of those that the caller can see. */
async function environments(ids: readonly number[], context: SpaceContext, info: GraphQLResolveInfo) {
  const rows = await Promise.all(ids.map((id) => loadEntity(context, info, 'Environment', id)))
  return rows.filter((row) => row !== null)
}

export const EffectivePhase = builder.objectRef<Effective>('EffectivePhase').implement({
  description:
    'One step of a lifecycle as it counts: a phase with the environments that it stands for, or an environment of a lifecycle without phases.',
  access: 'LifecycleView',
  fields: (t) => ({
    name: t.exposeString('name', { description: "The name of the phase, or the environment's." }),
    position: t.exposeInt('position', { description: 'Its place among the steps, from 0.' }),
    isOptional: t.boolean({
      description: 'Whether a release may go on without it.',
      resolve: ({ rule }) => rule.isOptional,
    }),
    minimumEnvironmentsBeforePromotion: t.int({
      description: 'How many of its environments must have a release before it goes on; 0 means all.',
      resolve: ({ rule }) => rule.minimumEnvironmentsBeforePromotion,
    }),
    environments: t.field({
      type: [Environment],
      access: 'EnvironmentView',
      description: 'The environments that a release may go to in it, in order; those that the caller can see.',
      resolve: ({ rule }, _args, context, info) =>
        environments(
          rule.environments.map(({ id }) => id),
          context,
          info,
        ),
    }),
    automaticEnvironments: t.field({
      type: [Environment],
      access: 'EnvironmentView',
      description: 'Those to which a release that reaches it is deployed by itself.',
      resolve: ({ rule }, _args, context, info) =>
        environments(
          rule.environments.filter(({ isAutomatic }) => isAutomatic).map(({ id }) => id),
          context,
          info,
        ),
    }),
    releaseRetention: t.expose('releaseRetention', {
      type: RetentionPolicy,
      description: 'How long releases that came so far are kept.',
    }),
    targetRetention: t.expose('targetRetention', {
      type: RetentionPolicy,
      description: 'How long their files are kept on targets.',
    }),
    phase: t.field({
      type: Phase,
      nullable: true,
      description: 'The phase that it is; null for an environment of a lifecycle without phases.',
      resolve: ({ phaseId }, _args, context, info) =>
        phaseId === null ? null : loadEntity(context, info, 'Phase', phaseId),
    }),
  }),
})
