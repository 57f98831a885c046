import { textKey } from '@spaceport/kit/page/text-key'
import { NOT_YET } from '../access/position.js'
import { compareProcesses, type ProcessChanges } from '../compare/process.js'
import { secretsOfProcess, secretsOfVariables } from '../compare/same-secrets.js'
import { compareVariables, type VariableChanges } from '../compare/variables.js'
import type { SpaceContext } from '../context.js'
import { carriedSteps, frozenSteps } from '../portable/import-process.js'
import { carriedVariables, frozenVariables, stepNumbers } from '../portable/import-variables.js'
import type { FrozenProcess } from '../process/snapshot.js'
import { loadProcess, loadVariables } from '../snapshot/load.js'
import { seenVariables, seesProcess, seesVariables } from '../snapshot/seen.js'
import { compareCarried } from './review-secrets.js'
import type { Review } from './review.js'

/** The process of the release that a bundle would take the place of; null for none. */
async function processBefore(context: SpaceContext, { ground }: Review): Promise<FrozenProcess | null> {
  const id = ground.before?.processSnapshotId ?? null
  return id === null ? null : loadProcess(context, id)
}

/** The process that a bundle carries, in the shape of a frozen one. */
function processAfter({ content, local, ground }: Review, before: FrozenProcess | null): FrozenProcess {
  const byDefault = ground.project?.channels[0]?.id ?? NOT_YET
  return frozenSteps(
    carriedSteps(content, local, (name) => (textKey(name) === 'default' ? byDefault : null)),
    before,
  )
}

/** What would become of the process; null for a caller who may not see the one that is here. */
export async function processChangesOf(context: SpaceContext, review: Review): Promise<ProcessChanges | null> {
  const { project } = review.ground
  if (project && !seesProcess(context, project)) return null
  const before = await processBefore(context, review)
  const same = await compareCarried(context, review.bundle, secretsOfProcess(before))
  return compareProcesses(before, processAfter(review, before), same)
}

/** What would become of the variables; null for a caller who may see none of those that are here. Of sensitive ones only whether they are otherwise. */
export async function variableChangesOf(
  context: SpaceContext,
  review: Review,
): Promise<(VariableChanges & { hasHidden: boolean }) | null> {
  const { content, local, ground, bundle } = review
  const { project } = ground
  if (project && !seesVariables(context, project)) return null
  const id = ground.before?.variableSnapshotId ?? null
  const all = id === null ? [] : (await loadVariables(context, id)).variables
  const before = project ? seenVariables(context, project, all) : []
  const { steps } = processAfter(review, await processBefore(context, review))
  const names = { channelId: project?.channels[0]?.id ?? NOT_YET, steps: stepNumbers(steps) }
  const after = frozenVariables(carriedVariables(content, local, names))
  const same = await compareCarried(context, bundle, secretsOfVariables(before))
  return { ...compareVariables(before, after, same), hasHidden: before.length < all.length }
}
