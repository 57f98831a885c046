import { allSeen, seen } from '../access/seen.js'
import { builder } from '../builder.js'
import { nestedList } from '../connection/nested.js'
import { MachinePolicy } from '../machine-policy/type.js'
import { WorkerPool } from '../worker-pool/type.js'
import { workerArguments } from './connection.js'
import { workerList } from './list.js'
import { Worker, WorkerConnection } from './type.js'

builder.prismaObjectFields(Worker, (t) => ({
  workerPools: t.field({
    type: [WorkerPool],
    access: 'WorkerView',
    description: 'The pools that it is in.',
    select: (_args, _context, nested) => ({
      pools: { orderBy: { workerPoolId: 'asc' }, select: { workerPool: nested(true) } },
    }),
    resolve: ({ pools }, _args, context) => {
      const rows = pools.map(({ workerPool }) => workerPool)
      return allSeen(context, 'WorkerPools', rows)
    },
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

builder.prismaObjectFields(WorkerPool, (t) => ({
  workers: t.field({
    type: WorkerConnection,
    access: 'WorkerView',
    description: 'The workers that are in it; none in a dynamic pool.',
    args: workerArguments,
    ...nestedList(workerList, 'workers', 'worker'),
  }),
}))

builder.prismaObjectFields(MachinePolicy, (t) => ({
  workers: t.field({
    type: WorkerConnection,
    access: 'WorkerView',
    description: 'The workers that have it.',
    args: workerArguments,
    ...nestedList(workerList, 'workers'),
  }),
}))
