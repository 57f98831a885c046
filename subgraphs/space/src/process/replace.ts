import { entityId } from '@spaceport/kit/ids'
import type { Changed } from '@spaceport/kit/write/audit'
import type { SpaceContext } from '../context.js'
import type { Tx } from '../write/change.js'
import { requireVersion } from '../write/version.js'
import { findExisting, findTemplateVersions, requireOwnChannels } from './existing.js'
import type { GivenStep } from './given.js'
import { readSteps, requireFew } from './read-step.js'
import { keptReferences, readReferencesOf } from './references.js'
import { requireUnscoped } from './scoped.js'
import { STEPS } from './shape.js'
import { processOf, type ProcessOwner } from './snapshot.js'
import { processStates } from './states.js'
import { storeSteps } from './store.js'

/** What is to become of a process: all its steps. */
export type NewSteps = { steps: GivenStep[]; expectedVersion?: number | null }

/**
 * Makes the steps of a process what an input says, whole. Whoever calls holds the row of the project or the runbook. Throws `BAD_INPUT`,
 * `BAD_ID`, `NOT_FOUND` and `CONFLICT` for what is wrong with the input, `TOO_LARGE`, `VERSION_CONFLICT`, and `IN_USE` when a step goes that
 * variables are scoped to.
 */
export async function replaceSteps(
  tx: Tx,
  context: SpaceContext,
  owner: ProcessOwner,
  input: NewSteps,
): Promise<Changed> {
  const given = input.steps
  requireFew(given)
  const { id } = (await processOf(tx, owner)) ?? (await tx.deploymentProcess.create({ data: owner }))
  const before = await readProcess(tx, id)
  await requireVersion(tx, context, 'DeploymentProcesses', before, input.expectedVersion)

  const references = given.map(({ actions }, i) =>
    actions.map((action, n) => readReferencesOf(context, action, 'input', 'steps', String(i), 'actions', String(n))),
  )
  const wanted = references.flat()
  const kept = before.steps.flatMap(({ actions }) => actions.map(keptReferences))
  const existing = await findExisting(tx, context, wanted, kept)
  const versions = await findTemplateVersions(tx, wanted)
  const planned = readSteps({ context, existing, versions, given, references, before: before.steps })
  await requireOwnChannels(tx, 'projectId' in owner ? owner.projectId : null, wanted, 'input', 'steps')

  await requireUnscoped(tx, context, before.steps, new Set(planned.map((step) => step.id)))
  await storeSteps(tx, context, id, planned)
  await tx.deploymentProcess.update({ where: { id }, data: { version: { increment: 1 } } })
  return changedProcess(context, owner, before, await readProcess(tx, id))
}

/** A process as it is now, with all that it says. */
export function readProcess(tx: Tx, id: number) {
  return tx.deploymentProcess.findUniqueOrThrow({ where: { id }, select: { id: true, version: true, steps: STEPS } })
}

type Process = Awaited<ReturnType<typeof readProcess>>

/** What the audit says of a process that was changed. */
export function changedProcess(context: SpaceContext, owner: ProcessOwner, before: Process, after: Process): Changed {
  const { id, version } = after
  const [was, is] = processStates(owner, before, after)
  const kind = 'DeploymentProcesses'
  return { kind, id: entityId(context.space, kind, id), version, before: was, after: is }
}
