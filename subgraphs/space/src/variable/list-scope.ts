import { positionById } from '../access/position.js'
import { maySee } from '../access/view.js'
import { visible } from '../access/visible.js'
import { allOf, anyOf, EVERYTHING, hasSome, NOTHING, type Where } from '../access/where.js'
import { localsOf } from '../connection/filter.js'
import type { SpaceContext } from '../context.js'
import { localTags } from '../tag-set/tag-id.js'

/** What a filter says of scopes. */
export type ScopeFilter = {
  environment?: string[] | null
  target?: string[] | null
  role?: string[] | null
  channel?: string[] | null
  tenantTag?: string[] | null
  /** Numbers of steps. */
  step?: number[] | null
}

/** The columns of a scope. */
const COLUMNS = ['environmentIds', 'targetIds', 'roles', 'stepIds', 'channelIds', 'tenantTagIds', 'processIds']

/** Values that are scoped to anything, or to nothing. */
export function hasScope(wanted: boolean | null | undefined): Where[] {
  if (typeof wanted !== 'boolean') return []
  return [{ [wanted ? 'OR' : 'AND']: COLUMNS.map((column) => ({ [column]: { isEmpty: !wanted } })) }]
}

/** Values whose scope names one of what is given, of each kind that is given, of what the caller can see. */
export function scopedTo(filter: ScopeFilter, context: SpaceContext): Where[] {
  const { environment, target, role, channel, tenantTag, step } = filter
  return [
    ...(environment ? [toEnvironments(environment, context)] : []),
    ...(target ? [hasSome('targetIds', seenTargets(filter, target, context))] : []),
    ...(role ? [{ roles: { hasSome: role.filter((one) => !one.includes('\0')) } }] : []),
    ...(channel ? [inProject(context, 'channelIds', localsOf('Channels', channel, context))] : []),
    ...(tenantTag ? [toTags(tenantTag, context)] : []),
    ...(step ? [inProject(context, 'stepIds', step)] : []),
  ]
}

function toEnvironments(ids: string[], context: SpaceContext): Where {
  const seen = localsOf('Environments', ids, context).filter((local) => {
    const position = positionById('Environments', local)
    return position && maySee(context.rights, 'Environments', position)
  })
  return hasSome('environmentIds', seen)
}

/** The targets of a filter that the caller can see, where that was looked up. */
const looked = new WeakMap<ScopeFilter, number[]>()

/** Looks up which targets of a filter the caller can see, where neither all nor none are. */
export async function lookUpTargets(filter: ScopeFilter, context: SpaceContext): Promise<void> {
  const seen = visible(context, 'Machines')
  if (!filter.target || seen === EVERYTHING || seen === NOTHING) return
  const id = { in: localsOf('Machines', filter.target, context) }
  const rows = await context.db.deploymentTarget.findMany({ where: allOf([{ id }, seen]), select: { id: true } })
  looked.set(
    filter,
    rows.map((row) => row.id),
  )
}

/** Where it was not looked up which targets the caller can see, whoever sees only some is told of none. */
function seenTargets(filter: ScopeFilter, ids: string[], context: SpaceContext): number[] {
  const all = localsOf('Machines', ids, context)
  return visible(context, 'Machines') === EVERYTHING ? all : (looked.get(filter) ?? [])
}

/** Tags exist for whoever sees sets of tags, which is all or nothing. */
function toTags(ids: string[], context: SpaceContext): Where {
  const tags = localTags(ids, context)
  return visible(context, 'TagSets') === NOTHING ? NOTHING : hasSome('tenantTagIds', tags)
}

/** Values scoped to parts of their own project: seen where that project's are. A channel or runbook stands in its project just as a variable does. */
function inProject(context: SpaceContext, column: 'channelIds' | 'stepIds', locals: readonly number[]): Where {
  const channels = visible(context, 'Channels')
  const seen = column === 'channelIds' ? channels : anyOf([channels, visible(context, 'Runbooks')])
  return allOf([hasSome(column, locals), seen])
}
