import { positionById } from '../access/position.js'
import { maySee } from '../access/view.js'
import { visible } from '../access/visible.js'
import { allOf, anyOf, hasSome, NOTHING, type Where } from '../access/where.js'
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
    ...(target ? [where(context, 'Machines', hasSome('targetIds', localsOf('Machines', target, context)))] : []),
    ...(role ? [{ roles: { hasSome: role.filter((one) => !one.includes('\0')) } }] : []),
    ...(channel ? [inProject(context, 'channelIds', localsOf('Channels', channel, context))] : []),
    ...(tenantTag ? [where(context, 'TagSets', hasSome('tenantTagIds', localTags(tenantTag, context)))] : []),
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

/** A condition for whoever sees anything of a kind. */
function where(context: SpaceContext, kind: 'Machines' | 'TagSets', condition: Where): Where {
  return visible(context, kind) === NOTHING ? NOTHING : condition
}

/** Values scoped to parts of their own project: seen where that project's are. A channel or runbook stands in its project just as a variable does. */
function inProject(context: SpaceContext, column: 'channelIds' | 'stepIds', locals: readonly number[]): Where {
  const channels = visible(context, 'Channels')
  const seen = column === 'channelIds' ? channels : anyOf([channels, visible(context, 'Runbooks')])
  return allOf([hasSome(column, locals), seen])
}
