import type { SpaceContext } from '../context.js'
import { isNews, readHealth, type HealthReport } from '../deployment-target/health.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { workerWithPools } from './pools.js'

/** What a health check of a worker found. */
export type ReportWorkerHealth = HealthReport & { id: string; idempotencyKey?: string | null }

/** Says how a worker is. What is older than the last report changes nothing. Its version stays: it is what people say of it. */
export function reportWorkerHealth(context: SpaceContext, input: ReportWorkerHealth): Promise<{ local: number }> {
  const local = readSubject(context, 'Workers', input.id, 'id')
  return change(context, {
    operation: 'reportWorkerHealth',
    permission: 'WorkerEdit',
    input,
    at: (tx) => holdSubject(tx, context, 'Workers', local, 'input', 'id'),
    async run(tx) {
      const found = readHealth(input, new Date())
      const before = await workerWithPools(tx, local)
      if (!isNews(before, found)) return { answer: { local }, changed: [] }
      await tx.worker.update({ where: { id: local }, data: found })
      const after = await workerWithPools(tx, local)
      return { answer: { local }, changed: [changed(context, 'Workers', { before, after })] }
    },
  })
}
