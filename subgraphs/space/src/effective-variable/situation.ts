import { SpaceportError } from '@spaceport/kit/errors'
import type { SpaceContext } from '../context.js'
import { quoted } from '../entity/kinds.js'
import { loadVariables } from '../snapshot/load.js'
import type { VariableContext } from '../variable/precedence-scope.js'
import { variablesNow, type FrozenVariables } from '../variable/snapshot.js'
import type { EffectiveArgs } from './args.js'
import { namedBy, notFound } from './found.js'
import { processAndStep } from './process.js'

/** What variables there are, and where they are asked for. */
export type Situation = {
  project: { id: number; name: string; projectGroupId: number }
  tenant: { id: number; name: string } | null
  environmentId: number
  at: VariableContext
  variables: FrozenVariables
}

/** The most roles that are asked with. */
const MOST_ROLES = 1_000

/**
 * Finds what the arguments name. With a release its frozen variables and process count, and its channel unless another is named. Throws `BAD_ID`,
 * `BAD_INPUT`, and `NOT_FOUND` for what does not exist for the caller or is not of the project.
 */
export async function situationOf(context: SpaceContext, args: EffectiveArgs): Promise<Situation> {
  const { db } = context
  const project = await projectOf(context, args.project)
  const environmentId = await environmentOf(context, args.environment)
  const tenant = await namedBy(context, 'Tenants', args.tenant, (where) =>
    db.tenant.findFirst({ where, select: { id: true, name: true, tags: { select: { tagId: true } } } }),
  )
  const release = await releaseOf(context, project.id, args.release)
  const channelId = (await channelOf(context, project.id, args.channel)) ?? release?.channelId ?? null
  const { processId, step } = await processAndStep(context, project, release?.processSnapshotId ?? null, args)
  return {
    project,
    tenant,
    environmentId,
    at: {
      environmentId,
      target: await targetOf(context, args),
      ...{ step, channelId, processId },
      tenant: tenant && { id: tenant.id, tagIds: tenant.tags.map(({ tagId }) => tagId) },
    },
    variables: await variablesOf(context, project.id, release),
  }
}

async function environmentOf(context: SpaceContext, id: string): Promise<number> {
  const row = await namedBy(context, 'Environments', id, (where) =>
    context.db.environment.findFirst({ where, select: { id: true } }),
  )
  if (!row) throw notFound(quoted(id))
  return row.id
}

async function projectOf(context: SpaceContext, id: string) {
  const select = { id: true, name: true, projectGroupId: true } as const
  const project = await namedBy(context, 'Projects', id, (where) => context.db.project.findFirst({ where, select }))
  if (!project) throw notFound(quoted(id))
  return project
}

type Frozen = { channelId: number | null; processSnapshotId: number | null; variableSnapshotId: number | null }

async function releaseOf(
  context: SpaceContext,
  projectId: number,
  id: string | null | undefined,
): Promise<Frozen | null> {
  const select = { projectId: true, channelId: true, processSnapshotId: true, variableSnapshotId: true } as const
  const release = await namedBy(context, 'Releases', id, (where) => context.db.release.findFirst({ where, select }))
  if (release && release.projectId !== projectId) throw notFound(`${quoted(id ?? '')} in the project`)
  return release
}

async function channelOf(
  context: SpaceContext,
  projectId: number,
  id: string | null | undefined,
): Promise<number | null> {
  const select = { id: true, projectId: true } as const
  const channel = await namedBy(context, 'Channels', id, (where) => context.db.channel.findFirst({ where, select }))
  if (channel && channel.projectId !== projectId) throw notFound(`${quoted(id ?? '')} in the project`)
  return channel?.id ?? null
}

/** The target that is named; or one that has just the roles that are given, and is none that a value could be scoped to. */
async function targetOf(context: SpaceContext, { target, roles }: EffectiveArgs): Promise<VariableContext['target']> {
  if (roles && target) throw new SpaceportError('BAD_INPUT', 'Give a target or roles, not both.')
  if (roles && roles.length > MOST_ROLES) throw new SpaceportError('BAD_INPUT', `At most ${MOST_ROLES} roles.`)
  if (roles) return { id: 0, roles }
  const select = { id: true, roles: { select: { role: true } } } as const
  const row = await namedBy(context, 'Machines', target, (where) =>
    context.db.deploymentTarget.findFirst({ where, select }),
  )
  return row && { id: row.id, roles: row.roles.map(({ role }) => role) }
}

function variablesOf(context: SpaceContext, projectId: number, release: Frozen | null): Promise<FrozenVariables> {
  if (!release) return variablesNow(context.db, projectId)
  if (release.variableSnapshotId !== null) return loadVariables(context, release.variableSnapshotId)
  return Promise.resolve({ projectId, libraryVariableSets: [], variables: [] })
}
