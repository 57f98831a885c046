import { SpaceportError } from '@spaceport/kit/errors'
import { visible } from '../access/visible.js'
import { allOf, oneOf } from '../access/where.js'
import { localsOf } from '../connection/filter.js'
import type { SpaceContext } from '../context.js'
import { quoted, readIdOf } from '../entity/kinds.js'
import { bounded, findValues, type FoundValues } from './find.js'

/** Of which project what is missing, and perhaps only for some environments and tenants. */
export type MissingArgs = { project: string; environment?: string[] | null; tenant?: string[] | null }

/**
 * What is still to be given before a project can be deployed everywhere and for everybody: of the environments and tenants that the caller can see.
 * Throws `BAD_ID`, `NOT_FOUND`.
 */
export async function missingOfProject(context: SpaceContext, args: MissingArgs): Promise<FoundValues> {
  const { space, local } = readIdOf('Projects', args.project)
  const where = allOf([{ id: local }, visible(context, 'Projects')])
  const project =
    space === context.space ? await context.db.project.findFirst({ where, select: { tenantedMode: true } }) : null
  if (!project) throw new SpaceportError('NOT_FOUND', `There is no ${quoted(args.project)}.`)
  const links = project.tenantedMode === 'UNTENANTED' ? [] : await linksOf(context, local, args.tenant)
  const environments = args.environment ? { environments: localsOf('Environments', args.environment, context) } : {}
  const finding = { onlyMissing: true, inAll: true, ...environments }
  return bounded(await findValues(context, { projects: [local], links }, finding))
}

/** The tenants for which a project is deployed, of those that are named, if any are. */
function linksOf(context: SpaceContext, projectId: number, ids: string[] | null | undefined) {
  const named = ids ? [oneOf('id', localsOf('Tenants', ids, context))] : []
  return context.db.projectTenant.findMany({
    where: { projectId, tenant: allOf([...named, visible(context, 'Tenants')]) },
    select: { projectId: true, tenantId: true },
  })
}
