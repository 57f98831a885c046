import { allSeen, seen } from '../access/seen.js'
import { Account } from '../account/type.js'
import { builder } from '../builder.js'
import { nestedList } from '../connection/nested.js'
import { Environment } from '../environment/type.js'
import { MachinePolicy } from '../machine-policy/type.js'
import { Tag } from '../tag-set/tag.js'
import { tagsOf } from '../tag-set/tags.js'
import { Tenant } from '../tenant/type.js'
import { WorkerPool } from '../worker-pool/type.js'
import { deploymentTargetArguments } from './connection.js'
import { deploymentTargetList } from './list.js'
import { DeploymentTarget, DeploymentTargetConnection } from './type.js'

builder.prismaObjectFields(DeploymentTarget, (t) => ({
  environments: t.field({
    type: [Environment],
    access: 'EnvironmentView',
    description: 'The environments that it is in, of those that the caller can see.',
    select: (_args, _context, nested) => ({
      environments: { orderBy: { environmentId: 'asc' }, select: { environment: nested(true) } },
    }),
    resolve: ({ environments }, _args, context) => {
      const rows = environments.map(({ environment }) => environment)
      return allSeen(context, 'Environments', rows)
    },
  }),
  tenants: t.field({
    type: [Tenant],
    access: 'TenantView',
    description: 'The tenants that it is for, of those that the caller can see.',
    select: (_args, _context, nested) => ({
      tenants: { orderBy: { tenantId: 'asc' }, select: { tenant: nested(true) } },
    }),
    resolve: ({ tenants }, _args, context) => {
      const rows = tenants.map(({ tenant }) => tenant)
      return allSeen(context, 'Tenants', rows)
    },
  }),
  tenantTags: t.field({
    type: [Tag],
    access: 'TenantView',
    description: 'Whoever has one of these tags it is for, besides its tenants.',
    select: { tenantTagIds: true },
    resolve: ({ tenantTagIds }, _args, context) => tagsOf(context, tenantTagIds),
  }),
  workerPool: t.field({
    type: WorkerPool,
    nullable: true,
    access: 'WorkerView',
    description:
      'The pool of the workers that speak to it; null: the one of each step, or one that the caller cannot see.',
    select: (_args, _context, nested) => ({ workerPool: nested(true) }),
    resolve: ({ workerPool }, _args, context) => seen(context, 'WorkerPools', workerPool),
  }),
  account: t.field({
    type: Account,
    nullable: true,
    access: 'AccountView',
    description: 'The account by which it is spoken to; null if there is none, or one that the caller cannot see.',
    select: (_args, _context, nested) => ({ account: nested(true) }),
    resolve: ({ account }, _args, context) => seen(context, 'Accounts', account),
  }),
  machinePolicy: t.field({
    type: MachinePolicy,
    nullable: true,
    access: 'MachinePolicyView',
    description: 'How it is looked after; null for a policy that the caller cannot see.',
    select: (_args, _context, nested) => ({ machinePolicy: nested(true) }),
    resolve: ({ machinePolicy }, _args, context) => seen(context, 'MachinePolicies', machinePolicy),
  }),
}))

builder.prismaObjectFields(Environment, (t) => ({
  deploymentTargets: t.field({
    type: DeploymentTargetConnection,
    access: 'MachineView',
    description: 'The deployment targets in it.',
    args: deploymentTargetArguments,
    ...nestedList(deploymentTargetList, 'targets', 'target'),
  }),
}))

builder.prismaObjectFields(Tenant, (t) => ({
  deploymentTargets: t.field({
    type: DeploymentTargetConnection,
    access: 'MachineView',
    description: 'The deployment targets that name it.',
    args: deploymentTargetArguments,
    ...nestedList(deploymentTargetList, 'targets', 'target'),
  }),
}))

builder.prismaObjectFields(MachinePolicy, (t) => ({
  deploymentTargets: t.field({
    type: DeploymentTargetConnection,
    access: 'MachineView',
    description: 'The deployment targets that have it.',
    args: deploymentTargetArguments,
    ...nestedList(deploymentTargetList, 'targets'),
  }),
}))
