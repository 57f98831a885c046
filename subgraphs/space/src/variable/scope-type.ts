import { allSeen } from '../access/seen.js'
import { builder } from '../builder.js'
import { Channel } from '../channel/type.js'
import type { SpaceContext } from '../context.js'
import { DeploymentTarget } from '../deployment-target/type.js'
import type { Kind } from '../entity/kinds.js'
import { loadEntity } from '../entity/load.js'
import { Environment } from '../environment/type.js'
import { Node } from '../graph/node.js'
import { entities } from '../process/entities.js'
import { Tag } from '../tag-set/tag.js'
import { tagsOf } from '../tag-set/tags.js'
import type { VariableScope as Scope } from './precedence-scope.js'
import { processesOf, stepsOf, type ScopedStep } from './scope-steps.js'

const ScopedStepType = builder.objectRef<ScopedStep>('ScopedStep').implement({
  description: 'A step to which a value is scoped.',
  access: 'Public',
  fields: (t) => ({
    number: t.exposeInt('id', { description: 'Its number in the Space, as the process has it.' }),
    name: t.exposeString('name', { description: 'Its name now.' }),
  }),
})

export const VariableScope = builder.objectRef<Scope>('VariableScope').implement({
  description:
    'For what a value holds: within a list for any of it, and for all lists that are not empty. The lists show what the caller can see; `hasHidden` says whether there is more.',
  access: 'Public',
  fields: (t) => ({
    isEmpty: t.boolean({
      description: 'Whether the value holds everywhere.',
      resolve: (scope) => Object.values(scope).every((list) => list.length === 0),
    }),
    hasHidden: t.boolean({
      description: 'Whether the value is scoped to more than the lists show: to what the caller cannot see.',
      resolve: hasHidden,
    }),
    environments: t.field({
      type: [Environment],
      access: 'EnvironmentView',
      description: 'Only in these environments.',
      resolve: ({ environmentIds }, _args, context, info) => entities(context, info, 'Environment', environmentIds),
    }),
    targets: t.field({
      type: [DeploymentTarget],
      access: 'MachineView',
      description: 'Only on these deployment targets.',
      resolve: ({ targetIds }, _args, context, info) => entities(context, info, 'DeploymentTarget', targetIds),
    }),
    roles: t.stringList({
      description: 'Only on deployment targets with one of these roles.',
      resolve: ({ roles }) => [...roles],
    }),
    steps: t.field({
      type: [ScopedStepType],
      access: 'ProcessView',
      description: 'Only in these steps.',
      resolve: ({ stepIds }, _args, context) => stepsOf(context, stepIds),
    }),
    channels: t.field({
      type: [Channel],
      access: 'ProcessView',
      description: 'Only for releases of these channels.',
      resolve: ({ channelIds }, _args, context, info) => entities(context, info, 'Channel', channelIds),
    }),
    tenantTags: t.field({
      type: [Tag],
      access: 'TenantView',
      description: 'Only for tenants with one of these tags.',
      resolve: ({ tenantTagIds }, _args, context) => tagsOf(context, tenantTagIds),
    }),
    processes: t.field({
      type: [Node],
      access: 'ProcessView',
      description: 'Only in deployments, where this is the project; or in runs of these runbooks.',
      async resolve({ processIds }, _args, context, info) {
        const owners = await processesOf(context, processIds)
        const rows = owners.map(async ({ owner: { type, id } }) => {
          const row = await loadEntity(context, info, type, id)
          return row && Object.assign(row, { __typename: type })
        })
        return (await Promise.all(rows)).filter((row) => row !== null)
      },
    }),
  }),
})

async function hasHidden(scope: Scope, _args: object, context: SpaceContext): Promise<boolean> {
  const shown = async (kind: Kind, ids: readonly number[]) => {
    const rows = ids.map((id) => ({ id }))
    return (await allSeen(context, kind, rows)).length
  }
  const { environmentIds, targetIds, channelIds, tenantTagIds, stepIds, processIds } = scope
  const counts = await Promise.all([
    shown('Environments', environmentIds),
    shown('Machines', targetIds),
    shown('Channels', channelIds),
    tagsOf(context, tenantTagIds).then(({ length }) => length),
    stepsOf(context, stepIds).then(({ length }) => length),
    processesOf(context, processIds).then(({ length }) => length),
  ])
  const lists = [environmentIds, targetIds, channelIds, tenantTagIds, stepIds, processIds]
  return lists.some((list, i) => list.length > (counts[i] ?? 0))
}
