import { SpaceportError } from '@spaceport/kit/errors'
import { builder } from '../builder.js'
import type { SpaceContext } from '../context.js'
import { loadEntity } from '../entity/load.js'
import { quoted } from '../entity/kinds.js'
import { Environment } from '../environment/type.js'
import { UserError } from '../graph/user-error.js'
import { Phase } from '../lifecycle/phase.js'
import type { PhaseProgress } from '../lifecycle/progression.js'
import { Release } from '../release/type.js'
import { environmentsOf } from './environments-of.js'
import type { Refusal } from './rule/refusal.js'
import { verdictsOf } from './rule/verdicts.js'
import { readTenant, situationOf } from './situation-of.js'
import type { Situation } from './situation.js'
import { told } from './tell.js'
import { wayOf } from './way.js'

type OfPhase = PhaseProgress & { phaseId: number | null }
type OfEnvironment = { environmentId: number; isDeployed: boolean; refusal: Refusal | null }
type Progressed = { phases: OfPhase[]; environments: OfEnvironment[]; isComplete: boolean }

const PhaseState = builder.enumType('PhaseProgressState', {
  description: 'How a release stands with a phase.',
  values: {
    COMPLETE: { description: 'Enough of its environments have the release.' },
    CURRENT: { description: 'The release may go there now, and is not complete there.' },
    PENDING: { description: 'A phase before it stands in the way.' },
  } as const,
})

const PhaseProgressType = builder.objectRef<OfPhase>('PhaseProgress').implement({
  description: 'How a release stands with one phase of its lifecycle.',
  access: 'Public',
  fields: (t) => ({
    phase: t.field({
      type: Phase,
      nullable: true,
      access: 'LifecycleView',
      description:
        'The phase; null for one that the caller cannot see, and where the lifecycle has none and each environment stands for one.',
      resolve: ({ phaseId }, _args, context, info) =>
        phaseId === null ? null : loadEntity(context, info, 'Phase', phaseId),
    }),
    state: t.expose('state', { type: PhaseState, description: 'How the release stands with it.' }),
    needed: t.exposeInt('needed', {
      description: 'How many more of its environments must have the release until it is complete.',
    }),
    environments: t.field({
      type: [Environment],
      access: 'EnvironmentView',
      description:
        'Its environments that the caller can see, in order; for a tenant those in which it is deployed for it.',
      resolve: ({ environmentIds }, _args, context, info) => environmentsOf(context, info, environmentIds),
    }),
  }),
})

const EnvironmentProgressType = builder.objectRef<OfEnvironment>('EnvironmentProgress').implement({
  description: 'Whether a release may be deployed to one environment now, and if not, why.',
  access: 'Public',
  fields: (t) => ({
    environment: t.field({
      type: Environment,
      nullable: true,
      access: 'EnvironmentView',
      description: 'The environment; null for one that the caller cannot see.',
      resolve: ({ environmentId }, _args, context, info) => loadEntity(context, info, 'Environment', environmentId),
    }),
    isDeployed: t.exposeBoolean('isDeployed', { description: 'Whether it was deployed there with success.' }),
    isAllowed: t.boolean({
      description: 'Whether it may be deployed there now, as far as no values are looked at; see `checkDeployment`.',
      resolve: ({ refusal }) => refusal === null,
    }),
    error: t.field({
      type: UserError,
      nullable: true,
      description:
        'What the first rule says that it does not pass; null if it may. It names only what the caller can see.',
      resolve: ({ refusal }, _args, context) => refusal && told(context, refusal),
    }),
  }),
})

const ReleaseProgression = builder.objectRef<Progressed>('ReleaseProgression').implement({
  description: 'How far a release is along its lifecycle.',
  access: 'Public',
  fields: (t) => ({
    phases: t.expose('phases', { type: [PhaseProgressType], description: 'The phases, in order.' }),
    environments: t.expose('environments', {
      type: [EnvironmentProgressType],
      description: "The environments of the phases, in the phases' order, each once.",
    }),
    isComplete: t.exposeBoolean('isComplete', {
      description: 'Whether all phases are complete but for optional ones.',
    }),
  }),
})

const TENANT = { description: 'For whom, by id; for no tenant when left out. `NOT_FOUND` for an unknown one.' } as const

builder.prismaObjectFields(Release, (t) => ({
  progression: t.field({
    type: ReleaseProgression,
    nullable: true,
    access: 'ReleaseView',
    description: 'How far it is along its lifecycle, and where it may be deployed now.',
    args: { tenant: t.arg.id(TENANT) },
    resolve: async ({ id }, { tenant }, context) => progressed(await situation(context, id, tenant), context),
  }),
  nextDeployments: t.field({
    type: [Environment],
    nullable: true,
    access: 'EnvironmentView',
    description:
      'Where it may be deployed now and was not yet, of the environments that the caller can see, as far as no values are looked at.',
    args: { tenant: t.arg.id(TENANT) },
    resolve: async ({ id }, { tenant }, context, info) => {
      const { environments } = progressed(await situation(context, id, tenant), context)
      const next = environments.filter(({ isDeployed, refusal }) => !isDeployed && refusal === null)
      return environmentsOf(
        context,
        info,
        next.map(({ environmentId }) => environmentId),
      )
    },
  }),
}))

async function situation(
  context: SpaceContext,
  releaseId: number,
  tenant: string | null | undefined,
): Promise<Situation> {
  const found = await situationOf(context, { releaseId, tenantId: await readTenant(context, tenant) })
  if (!found) throw new SpaceportError('NOT_FOUND', `There is no ${quoted(tenant ?? 'release')}.`)
  return found
}

function progressed(of: Situation, context: SpaceContext): Progressed {
  const { progress, phases, journey } = wayOf(of)
  const ids = new Set(progress.phases.flatMap(({ environmentIds }) => environmentIds))
  return {
    phases: progress.phases.map((phase) => ({ ...phase, phaseId: phases[phase.index]?.id ?? null })),
    environments: [...ids].map((environmentId) => ({
      environmentId,
      isDeployed: of.deployed.has(environmentId),
      refusal: verdictsOf(of, environmentId, context).find(({ refusal }) => refusal)?.refusal ?? null,
    })),
    isComplete: progress.phases.every(({ index, state }) => state === 'COMPLETE' || journey.phases[index]?.isOptional),
  }
}
