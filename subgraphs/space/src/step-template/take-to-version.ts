import type { Changed } from '@spaceport/kit/write/audit'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { keptProperties } from '../process/properties.js'
import { changedProcess, readProcess } from '../process/replace.js'
import type { ProcessOwner } from '../process/snapshot.js'
import { LARGEST_PROCESS } from '../process/store.js'
import { namesInAction } from '../process/variable-names.js'
import type { Tx } from '../write/change.js'
import { upgradedProperties } from './upgrade.js'

/** A version of a step template. */
export type TemplateVersion = { stepTemplateId: number; version: number }

/** Which actions of which process are to go to another version. */
export type Going = { owner: ProcessOwner; processId: number; actions: readonly number[] }

/**
 * Takes actions of a process to a version of the template that they were made from. Whoever calls holds the row of the process's owner; what
 * went meanwhile is left out. Throws `TOO_LARGE`.
 */
export async function takeToVersion(
  tx: Tx,
  context: SpaceContext,
  { owner, processId, actions }: Going,
  { stepTemplateId, version }: TemplateVersion,
): Promise<Changed> {
  const before = await readProcess(tx, processId)
  const versions = await versionsOf(tx, stepTemplateId)
  const to = versions.get(version)
  if (!to) throw new Error('the newest version of a step template is missing')
  for (const action of before.steps.flatMap((step) => step.actions)) {
    if (!actions.includes(action.id) || action.stepTemplateId !== stepTemplateId) continue
    const from = versions.get(action.stepTemplateVersion ?? version)
    const properties = upgradedProperties(action.properties, from, to, 'input', 'actions')
    const variableNames = namesInAction(action, keptProperties(properties).plain)
    const data = { stepTemplateVersion: version, actionType: to.actionType, properties, variableNames }
    await tx.processAction.update({ where: { id: action.id }, data })
  }
  await tx.deploymentProcess.update({ where: { id: processId }, data: { version: { increment: 1 } } })
  const after = await readProcess(tx, processId)
  requireSmall(after.steps)
  return changedProcess(context, owner, before, after)
}

async function versionsOf(tx: Tx, stepTemplateId: number) {
  const versions = await tx.stepTemplateVersion.findMany({
    where: { stepTemplateId },
    select: { version: true, actionType: true, parameters: true, properties: true },
  })
  return new Map(versions.map((one) => [one.version, one]))
}

type WithProperties = { properties: string }

function requireSmall(steps: readonly (WithProperties & { actions: WithProperties[] })[]): void {
  const texts = steps.flatMap(({ properties, actions }) => [properties, ...actions.map((action) => action.properties)])
  if (texts.reduce((size, text) => size + Buffer.byteLength(text), 0) <= LARGEST_PROCESS) return
  const message = `A process would have more than ${LARGEST_PROCESS / 1024} KiB of properties.`
  throw refuse('TOO_LARGE', message, 'input', 'actions')
}
