import type { RunbookSnapshot } from '@spaceport/database/space'
import { hexadecimal } from '../machine/addresses.js'
import type { inventory } from '../inventory.js'
import { named } from '../named.js'
import { processAt } from '../process/processes.js'
import type { Setting } from '../setting.js'
import type { Snapshots } from '../snapshots.js'
import type { VariableSnapshots } from '../variable/variable-snapshots.js'

/** The snapshots of runbooks, and which of them are published. */
export type RunbookSnapshots = {
  runbook_snapshot: RunbookSnapshot[]
  published: { runbookId: number; snapshotId: number }[]
}

/** One or two for each runbook, the last of which is published, but for runbooks that nobody has finished. */
export function runbookSnapshots(
  setting: Setting,
  { runbook, runbookProcesses }: Pick<ReturnType<typeof inventory>, 'runbook' | 'runbookProcesses'>,
  processes: Snapshots,
  variables: VariableSnapshots,
): RunbookSnapshots {
  const random = setting.random('runbook snapshots')
  const made: RunbookSnapshots = { runbook_snapshot: [], published: [] }
  for (const [i, { id: runbookId, projectId }] of runbook.entries()) {
    const process = runbookProcesses[i]
    if (!process || i % 7 === 6) continue
    for (const days of [random.int(30, 89), random.int(1, 29)].slice(random.int(0, 1))) {
      const createdAt = setting.ago(days)
      made.runbook_snapshot.push({
        ...{
          id: made.runbook_snapshot.length + 1,
          runbookId,
          projectId,
          ...named(`Snapshot ${hexadecimal(random, 6)}`),
        },
        ...{ notes: random.chance(0.3) ? 'Tried out in the test environment.' : null },
        createdBy: setting.somebody(random),
        processSnapshotId: processes.keep(processAt(process, createdAt.getTime()), createdAt),
        variableSnapshotId: variables.at(projectId, createdAt),
        ...{ createdAt, version: 1 },
      })
    }
    if (i % 5 !== 4) made.published.push({ runbookId, snapshotId: made.runbook_snapshot.length })
  }
  return made
}
