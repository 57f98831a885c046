import { decide } from '@spaceport/kit/rights/decide'
import { NOWHERE } from '@spaceport/kit/rights/scope'
import { seen } from '../access/seen.js'
import type { SpaceContext } from '../context.js'
import type { Kind } from '../entity/kinds.js'
import { withoutValues, type EventPlace } from '../variable/event-values.js'

/** The columns by which rows lead to others, as events keep them. */
const LEADS_TO: ReadonlyMap<string, Kind> = new Map([
  ['projectId', 'Projects'],
  ['projectIds', 'Projects'],
  ['projectGroupId', 'ProjectGroups'],
  ['projectGroupIds', 'ProjectGroups'],
  ['lifecycleId', 'Lifecycles'],
  ['releaseId', 'Releases'],
  ['environmentId', 'Environments'],
  ['environmentIds', 'Environments'],
  ['automaticEnvironmentIds', 'Environments'],
  ['tenantId', 'Tenants'],
  ['tenantIds', 'Tenants'],
  ['clonedFromId', 'Tenants'],
  ['channelId', 'Channels'],
  ['channelIds', 'Channels'],
  ['targetIds', 'Machines'],
  ['accountId', 'Accounts'],
  ['accountIds', 'Accounts'],
  ['certificateId', 'Certificates'],
  ['certificateIds', 'Certificates'],
  ['replacedById', 'Certificates'],
  ['feedId', 'Feeds'],
  ['workerPoolId', 'WorkerPools'],
  ['workerPoolIds', 'WorkerPools'],
  ['machinePolicyId', 'MachinePolicies'],
  ['libraryVariableSetId', 'LibraryVariableSets'],
  ['libraryVariableSetIds', 'LibraryVariableSets'],
  ['stepTemplateId', 'StepTemplates'],
  ['runbookId', 'Runbooks'],
  ['publishedSnapshotId', 'RunbookSnapshots'],
  ['deploymentId', 'Deployments'],
  ['freezeIds', 'DeploymentFreezes'],
  ['taskId', 'ServerTasks'],
  ['responsibleTeamIds', 'Teams'],
  ['excludedEnvironmentIds', 'Environments'],
  ['teamId', 'Teams'],
  ['roleId', 'UserRoles'],
  ['approvalTeamId', 'Teams'],
  ['trustId', 'Trusts'],
  ['replacesId', 'OutgoingBundles'],
])

/**
 * What an event says of a row, as far as the caller sees it: whoever sees all events sees them whole; to whoever sees a part of them, a
 * row does not name other things there that do not exist for them elsewhere. Values of variables are told to nobody who could not read them there.
 */
export function shown(context: SpaceContext, row: unknown, place: EventPlace): unknown {
  const state = withoutValues(context, place, row)
  return decide(context.rights, 'EventView', NOWHERE).allowed ? state : withoutUnseen(context, state)
}

async function withoutUnseen(context: SpaceContext, value: unknown): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((item) => withoutUnseen(context, item)))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(async ([name, item]: [string, unknown]) => {
    const kind = LEADS_TO.get(name)
    return [name, await (kind ? seenOf(context, kind, item) : withoutUnseen(context, item))] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

/** The id if it names something that exists for the caller, else null; of a list, those ids that do. */
async function seenOf(context: SpaceContext, kind: Kind, ids: unknown): Promise<unknown> {
  if (typeof ids === 'number') return (await seen(context, kind, { id: ids }))?.id ?? null
  if (!Array.isArray(ids)) return null
  const asked = await Promise.all(ids.map((id) => seenOf(context, kind, id)))
  return asked.filter((id) => id !== null)
}
