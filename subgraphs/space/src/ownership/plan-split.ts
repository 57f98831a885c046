import type { Variable } from '@spaceport/database/space'
import { SpaceportError } from '@spaceport/kit/errors'
import { entityId, parseEntityId } from '@spaceport/kit/ids'
import { refuse } from '@spaceport/kit/write/outcome'
import { visible } from '../access/visible.js'
import { allOf } from '../access/where.js'
import type { SpaceContext } from '../context.js'
import { crossingOf } from './crossing.js'
import { nameOfValue } from './carry-out.js'
import { runningDeployments } from './running.js'
import type { Crossing, Portion } from './portion.js'

/** Which part of a project is to go, by ids. */
export type SplitQuestion = { project: number; environments: readonly string[]; tenants: readonly string[] }

/** What would go, and what keeps it. */
export type SplitPlan = { portion: Portion; crossing: Crossing[]; running: string[] }

/** The most environments and tenants that go at once. */
const MOST = 200

/**
 * What of a project would go to another Space with some environments and tenants: the variables that hold for nothing else follow. Throws
 * `NOT_FOUND` for what does not exist for the caller, `NOT_OWNER` for a project that is only a part here.
 */
export async function planSplit(context: SpaceContext, question: SplitQuestion): Promise<SplitPlan> {
  const { db, space } = context
  const project = await db.project.findFirst({
    where: allOf([{ id: question.project }, visible(context, 'Projects')]),
    include: { tenants: true, variables: { orderBy: [{ nameKey: 'asc' }, { id: 'asc' }] } },
  })
  if (!project) throw new SpaceportError('NOT_FOUND', 'There is no such project.', { path: ['input', 'project'] })
  if (project.remoteOf !== null || project.remoteRoot !== null) {
    throw refuse('NOT_OWNER', `"${project.name}" is split where its home is.`, 'input', 'project')
  }
  const environmentIds = locals(context, 'Environments', question.environments, 'environments')
  const tenantIds = locals(context, 'Tenants', question.tenants, 'tenants')
  const environments = await db.environment.findMany({
    where: allOf([{ id: { in: environmentIds } }, visible(context, 'Environments')]),
    orderBy: [{ sortOrder: 'asc' }, { id: 'asc' }],
  })
  const tenants = await db.tenant.findMany({
    where: allOf([{ id: { in: tenantIds } }, visible(context, 'Tenants')]),
    orderBy: { id: 'asc' },
  })
  requireAll(environments.length, environmentIds.length, 'environments')
  requireAll(tenants.length, tenantIds.length, 'tenants')
  const named = await db.environment.findMany({ select: { id: true, name: true } })
  const names = new Map(named.map(({ id, name }) => [id, name]))
  const moving = new Set(environmentIds)
  const following = project.variables.filter((row) => row.remoteOf === null && isIn(row, moving))
  const touched = project.variables.filter((row) => row.environmentIds.some((id) => moving.has(id)))
  const crossing = touched.flatMap((row) => crossingOf(space, row, moving, names) ?? [])
  const whole = (kind: string) => (id: number) => entityId(space, kind, id)
  const variables: Portion['variables'] = []
  for (const row of following) {
    const { id, name, description, type, roles } = row
    const holdsFor = row.environmentIds.map(whole('Environments'))
    const leadsTo = await nameOfValue(db, row)
    variables.push({
      ...{ id: whole('Variables')(id), name, description, type, roles, leadsTo },
      environments: holdsFor,
    })
  }
  return {
    portion: {
      project: { ...plain(whole('Projects'), project), tenantedMode: project.tenantedMode },
      environments: environments.map((row) => plain(whole('Environments'), row)),
      tenants: tenants.map((row) => ({
        ...plain(whole('Tenants'), row),
        environments: (project.tenants.find((link) => link.tenantId === row.id)?.environmentIds ?? [])
          .filter((id) => moving.has(id))
          .map(whole('Environments')),
      })),
      variables,
    },
    crossing,
    running: await runningDeployments(db, space, {
      OR: [{ environmentId: { in: environmentIds } }, { tenantId: { in: tenantIds } }],
    }),
  }
}

function isIn({ environmentIds }: Variable, moving: ReadonlySet<number>): boolean {
  return environmentIds.length > 0 && environmentIds.every((id) => moving.has(id))
}

function plain(whole: (id: number) => string, row: { id: number; name: string; description: string | null }) {
  return { id: whole(row.id), name: row.name, description: row.description }
}

function locals({ space }: SpaceContext, kind: string, ids: readonly string[], field: string): number[] {
  if (ids.length > MOST) throw refuse('BAD_INPUT', `At most ${MOST}.`, 'input', field)
  return [...new Set(ids.map((id) => localIn(space, kind, id, field)))]
}

function localIn(space: number, kind: string, id: string, field: string): number {
  const parsed = parseEntityId(id)
  if (parsed?.kind === kind && parsed.space === space) return parsed.local
  throw refuse('BAD_ID', `It is not the id of one of the ${kind} of the project's Space.`, 'input', field)
}

function requireAll(found: number, wanted: number, field: string): void {
  if (found < wanted) throw refuse('NOT_FOUND', 'One of them does not exist.', 'input', field)
}
