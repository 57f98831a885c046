import type { SpaceContext } from '../context.js'
import { change } from '../write/change.js'
import { changed } from '../write/changed.js'
import { readSubject } from '../write/references.js'
import { holdSubject } from '../write/subject.js'
import { isNews, readHealth, type HealthReport } from './health.js'
import { targetWithPlace } from './row.js'

/** What a health check of a deployment target found. */
export type ReportMachineHealth = HealthReport & { id: string; idempotencyKey?: string | null }

/** Says how a deployment target is. What is older than the last report changes nothing. Its version stays: it is what people say of it. */
export function reportMachineHealth(context: SpaceContext, input: ReportMachineHealth): Promise<{ local: number }> {
  const local = readSubject(context, 'Machines', input.id, 'id')
  return change(context, {
    operation: 'reportMachineHealth',
    permission: 'MachineEdit',
    input,
    at: (tx) => holdSubject(tx, context, 'Machines', local, 'input', 'id'),
    async run(tx) {
      const found = readHealth(input, new Date())
      const before = await targetWithPlace(tx, local)
      if (!isNews(before, found)) return { answer: { local }, changed: [] }
      await tx.deploymentTarget.update({ where: { id: local }, data: found })
      const after = await targetWithPlace(tx, local)
      return { answer: { local }, changed: [changed(context, 'Machines', { before, after })] }
    },
  })
}
