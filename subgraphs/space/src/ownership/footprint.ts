import { entityId } from '@spaceport/kit/ids'
import { SpaceportError } from '@spaceport/kit/errors'
import { visible } from '../access/visible.js'
import { allOf, anyOf, type Where } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import { findRows, type Model } from '../entity/model.js'
import type { Kind } from '../entity/kinds.js'

/** Something of a project, and where it lives: here, in another Space of the fleet, or in one beyond it, which has only a name. */
export type Part = { id: string; remoteOf: string | null; remoteSpace: string | null }

/** What a project is made of, as far as the caller sees it. */
export type Footprint = {
  /** Of the remote part of a split project: its id at home, where the rest is known. */
  remoteOf: string | null
  environments: Part[]
  tenants: Part[]
  variables: Omit<Part, 'id'>[]
  truncated: boolean
}

/** The most of each that is told. */
const MOST = 1_000

/**
 * What a project is made of: the environments of its lifecycle, those beyond the fleet to which a receipt says it was deployed, its tenants and
 * its variables. Throws `NOT_FOUND` for a project that does not exist for the caller.
 */
export async function footprint(context: SpaceContext, projectId: number): Promise<Footprint> {
  const { db } = context
  const project = await db.project.findFirst({
    where: allOf([{ id: projectId }, visible(context, 'Projects')]),
    select: { remoteOf: true, lifecycleId: true, channels: { select: { lifecycleId: true } } },
  })
  if (!project) throw new SpaceportError('NOT_FOUND', 'There is no such project.')
  const lifecycleIds = [project.lifecycleId, ...project.channels.flatMap(({ lifecycleId }) => lifecycleId ?? [])]
  const places = anyOf([
    await passed(context, lifecycleIds),
    { remoteRoot: { not: null }, deployments: { some: { projectId } } },
  ])
  const environments = await parts(context, 'Environments', 'environment', places)
  const tenants = await parts(context, 'Tenants', 'tenant', { projects: { some: { projectId } } })
  const variables = await parts(context, 'Variables', 'variable', { projectId })
  const all = [environments, tenants, variables]
  return {
    remoteOf: project.remoteOf,
    environments: environments.slice(0, MOST),
    tenants: tenants.slice(0, MOST),
    variables: variables.slice(0, MOST).map(({ remoteOf, remoteSpace }) => ({ remoteOf, remoteSpace })),
    truncated: all.some(({ length }) => length > MOST),
  }
}

/** The environments that lifecycles pass: all of the Space where one has a phase that names none, or no phase. */
export async function passed({ db }: Pick<SpaceContext, 'db'>, lifecycleIds: readonly number[]): Promise<Where> {
  const lifecycles = await db.lifecycle.findMany({
    where: { id: { in: [...lifecycleIds] } },
    select: { phases: { select: { environments: { select: { environmentId: true } } } } },
  })
  const open = lifecycles.some(
    ({ phases }) => phases.length === 0 || phases.some((one) => one.environments.length === 0),
  )
  if (open) return { remoteRoot: null }
  const ids = lifecycles.flatMap(({ phases }) => phases.flatMap((one) => one.environments))
  return { id: { in: ids.map(({ environmentId }) => environmentId) } }
}

async function parts(context: SpaceContext, kind: Kind, model: Model, where: Where): Promise<Part[]> {
  const beyond = model === 'variable' ? {} : { remoteSpace: true }
  const rows = await findRows(context.db, model, {
    where: allOf([where, visible(context, kind)]),
    orderBy: [{ id: 'asc' }],
    take: MOST + 1,
    select: { id: true, remoteOf: true, ...beyond },
  })
  return rows.map(({ id, remoteOf, remoteSpace }) => ({
    id: entityId(context.space, kind, id),
    remoteOf: textOf(remoteOf),
    remoteSpace: textOf(remoteSpace),
  }))
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
