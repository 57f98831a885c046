import type { ActionPackage, DeploymentProcess, ProcessAction, ProcessStep } from '@spaceport/database/space'
import { textKey } from '@spaceport/kit/page/text-key'
import { keptProperties } from '../../process/properties.js'
import type { FrozenProcess, FrozenStep } from '../../process/snapshot.js'
import { namesInAction, namesInStep } from '../../process/variable-names.js'

/** A process with all its revisions, the last of which is how it is now. */
export type ProcessHistory = {
  id: number
  owner: { projectId: number } | { runbookId: number }
  createdAt: Date
  /** `since`: epoch milliseconds from which on it was so. */
  revisions: { since: number; process: FrozenProcess }[]
}

export type ProcessRows = {
  deployment_process: DeploymentProcess[]
  process_step: ProcessStep[]
  process_action: ProcessAction[]
  action_package: ActionPackage[]
}

const EMPTY: FrozenProcess = { steps: [] }

/** A process as it was at a moment. */
export function processAt({ revisions }: ProcessHistory, moment: number): FrozenProcess {
  return (revisions.findLast(({ since }) => since <= moment) ?? revisions[0])?.process ?? EMPTY
}

/** Processes as rows keep them. */
export function processRows(histories: readonly ProcessHistory[]): ProcessRows {
  const rows: ProcessRows = { deployment_process: [], process_step: [], process_action: [], action_package: [] }
  for (const { id, owner, createdAt, revisions } of histories) {
    const [projectId, runbookId] = 'projectId' in owner ? [owner.projectId, null] : [null, owner.runbookId]
    rows.deployment_process.push({ id, projectId, runbookId, createdAt, version: revisions.length })
    for (const [position, step] of (revisions.at(-1)?.process ?? EMPTY).steps.entries())
      addStep(rows, id, position, step)
  }
  return rows
}

function addStep(rows: ProcessRows, processId: number, position: number, { actions, ...step }: FrozenStep): void {
  const variableNames = namesInStep(step, keptProperties(step.properties).plain)
  rows.process_step.push({ ...step, processId, position, nameKey: textKey(step.name), variableNames })
  for (const [place, { packages, ...action }] of actions.entries()) {
    rows.process_action.push({
      ...{ ...action, stepId: step.id, position: place, nameKey: textKey(action.name) },
      variableNames: namesInAction({ packages }, keptProperties(action.properties).plain),
    })
    for (const one of packages) {
      const id = rows.action_package.length + 1
      rows.action_package.push({ id, actionId: action.id, ...one, packageKey: textKey(one.packageId) })
    }
  }
}
