import { textKey } from '@spaceport/kit/page/text-key'
import { variableReferences } from '../variable/references.js'
import type { Properties } from './properties.js'
import type { FrozenPackage } from './shape.js'

/** Octopus's own properties whose whole value is the name of a variable: `Octopus.Action.WorkerPoolVariable`. */
const NAMES_A_VARIABLE = /^Octopus\..*Variable$/

/** The most variables that are noted of one step or action. */
const MOST = 5_000

type OfStep = { conditionExpression: string | null; targetRoles: readonly string[] }

/** The variables that a step itself uses, without its actions, as order keys. */
export function namesInStep({ conditionExpression, targetRoles }: OfStep, properties: Properties): string[] {
  return namesIn([conditionExpression ?? '', ...targetRoles], properties)
}

/** The variables that an action uses, as order keys. Its notes are for people. */
export function namesInAction(action: { packages: readonly FrozenPackage[] }, properties: Properties): string[] {
  return namesIn(
    action.packages.map(({ packageId }) => packageId),
    properties,
  )
}

function namesIn(texts: readonly string[], properties: Properties): string[] {
  const names = new Set(texts.flatMap((text) => variableReferences(text).names))
  for (const [property, value] of Object.entries(properties)) {
    if (value === null) continue
    for (const name of variableReferences(value).names) names.add(name)
    if (NAMES_A_VARIABLE.test(property) && !value.includes('#{') && textKey(value) !== '') names.add(textKey(value))
  }
  return [...names].slice(0, MOST)
}
