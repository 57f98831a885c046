import type { MachinePolicy, Worker, WorkerPool, WorkerPoolWorker } from '@spaceport/database/space'
import { addressed } from './addresses.js'
import { healthOf } from './health.js'
import { named } from '../named.js'
import type { Setting } from '../setting.js'

/** Numbers of what the other parts refer to. The first policy and the first pool are there from the beginning of a Space. */
export const POLICY = { usual: 1, production: 2, elastic: 3 } as const
export const POOL = { usual: 1, deployment: 2, database: 3, hosted: 4 } as const

const HOUR = 3_600

/** How machines are looked after, besides the policy that every Space has. */
export function machinePolicies({ ago }: Setting): MachinePolicy[] {
  const policy = { isDefault: false, version: 1, deleteUnavailableAfter: null, createdAt: ago(600) }
  return [
    {
      ...{ ...policy, id: POLICY.production, ...named('Production machines') },
      description: 'Looked at each hour; all must answer.',
      ...{ healthCheckInterval: HOUR, mayBeOffline: false },
    },
    {
      ...{ ...policy, id: POLICY.elastic, ...named('Elastic machines') },
      description: 'Come and go with the load.',
      ...{ healthCheckInterval: HOUR / 4, mayBeOffline: true, deleteUnavailableAfter: 48 * HOUR },
    },
  ]
}

/** Where steps run that run on no target, besides the pool that every Space has. */
export function workerPools({ ago }: Setting): WorkerPool[] {
  const pool = { isDefault: false, version: 1, workerImage: null, type: 'STATIC_WORKER_POOL' as const }
  return [
    {
      ...{ ...pool, id: POOL.deployment, ...named('Deployment workers'), sortOrder: 1, createdAt: ago(560) },
      description: 'Near the clusters, with the command lines that they take.',
    },
    {
      ...{ ...pool, id: POOL.database, ...named('Database workers'), sortOrder: 2, createdAt: ago(550) },
      description: 'The only ones that reach the databases.',
    },
    {
      ...{ ...pool, id: POOL.hosted, ...named('Hosted Ubuntu'), sortOrder: 3, createdAt: ago(300) },
      ...{ type: 'DYNAMIC_WORKER_POOL', workerImage: 'Ubuntu2204', description: 'Made when a step asks for one.' },
    },
  ]
}

const IN_POOLS: readonly (readonly number[])[] = [
  ...[[POOL.usual], [POOL.usual], [POOL.deployment], [POOL.deployment], [POOL.deployment, POOL.usual]],
  ...[[POOL.database], [POOL.database]],
]

/** Some workers for each pool that is not made on demand. */
export function workers(setting: Setting): { worker: Worker[]; worker_pool_worker: WorkerPoolWorker[] } {
  const random = setting.random('workers')
  const worker = IN_POOLS.map((pools, i): Worker => {
    const name = `${setting.prefix}-worker-${String(i + 1).padStart(2, '0')}`
    const isLinux = !pools.includes(POOL.database)
    return {
      ...{ id: i + 1, ...named(name), description: null },
      ...healthOf(random, setting, i + 2),
      ...addressed(random, isLinux ? 'SSH' : 'TENTACLE_ACTIVE', name),
      machinePolicyId: isLinux ? POLICY.usual : POLICY.production,
      operatingSystem: isLinux ? 'Ubuntu 22.04.5 LTS' : 'Microsoft Windows Server 2022 Standard',
      ...{ isDisabled: i === 1, createdAt: setting.ago(random.int(60, 500)), version: 1 },
    }
  })
  const worker_pool_worker = IN_POOLS.flatMap((pools, i) =>
    pools.map((workerPoolId) => ({ workerPoolId, workerId: i + 1 })),
  )
  return { worker, worker_pool_worker }
}
