import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { keepSecret } from '../secret/keep.js'
import { sameSecret } from '../secret/same.js'
import type { Tx } from '../write/change.js'
import type { PlannedProperties, PlannedStep } from './planned.js'
import { writeProperties } from './properties.js'
import { insertAll, nextNumbers } from './rows.js'
import { namesInAction, namesInStep } from './variable-names.js'

/** The largest properties of a whole process, as JSON text in UTF-8 bytes. */
export const LARGEST_PROCESS = 2 * 1024 * 1024

/**
 * Puts steps in the place of all that a process has. Those that were there keep their numbers. Throws `BAD_INPUT` for a sensitive property
 * without a value that was not there, `TOO_LARGE` when the properties of all together have more than 2 MiB.
 */
export async function storeSteps(
  tx: Tx,
  context: SpaceContext,
  processId: number,
  planned: readonly PlannedStep[],
): Promise<void> {
  const stepNumbers = await nextNumbers(tx, 'process_step', planned.filter(({ id }) => id === null).length)
  const actionsOf = planned.flatMap(({ actions }) => actions)
  const actionNumbers = await nextNumbers(tx, 'process_action', actionsOf.filter(({ id }) => id === null).length)
  const steps = []
  const actions = []
  const packages = []
  let size = 0
  for (const [position, { id, properties, actions: ofStep, ...step }] of planned.entries()) {
    const stepId = id ?? take(stepNumbers)
    const text = await sealed(tx, context, properties)
    size += Buffer.byteLength(text)
    const variableNames = namesInStep(step, properties.plain)
    steps.push({
      ...step,
      id: stepId,
      processId,
      position,
      nameKey: textKey(step.name),
      properties: text,
      variableNames,
    })
    for (const [place, { id: number, properties: own, packages: taken, ...action }] of ofStep.entries()) {
      const actionId = number ?? take(actionNumbers)
      const json = await sealed(tx, context, own)
      size += Buffer.byteLength(json)
      actions.push({
        ...action,
        id: actionId,
        stepId,
        position: place,
        nameKey: textKey(action.name),
        properties: json,
        variableNames: namesInAction({ packages: taken }, own.plain),
      })
      packages.push(...taken.map((one) => ({ ...one, actionId, packageKey: textKey(one.packageId) })))
    }
  }
  if (size > LARGEST_PROCESS) {
    const message = `The properties of the process have more than ${LARGEST_PROCESS / 1024} KiB.`
    throw refuse('TOO_LARGE', message, 'input', 'steps')
  }
  await tx.processStep.deleteMany({ where: { processId } })
  await insertAll(steps, (data) => tx.processStep.createMany({ data }))
  await insertAll(actions, (data) => tx.processAction.createMany({ data }))
  await insertAll(packages, (data) => tx.actionPackage.createMany({ data }))
}

function take(numbers: number[]): number {
  const next = numbers.shift()
  if (next === undefined) throw new Error('too few numbers were taken')
  return next
}

/** Properties as they are kept. A sensitive one that is set to what it is already keeps its secret. */
async function sealed(tx: Tx, context: SpaceContext, { plain, sensitive, before, path }: PlannedProperties) {
  const secrets = new Map<string, number>()
  for (const [i, { name, value }] of sensitive.entries()) {
    const known = before.get(name)
    const at = [...path, String(i), 'value']
    if (value === null || value === undefined) {
      if (known === undefined) throw refuse('BAD_INPUT', 'It has no value yet.', ...at)
      secrets.set(name, known)
    } else {
      const isSame = known !== undefined && (await sameSecret(tx, context, known, value))
      secrets.set(name, isSame ? known : await keepSecret(tx, context, value, ...at))
    }
  }
  return writeProperties({ plain, secrets })
}
