import { StartTrigger, StepCondition } from '@spaceport/database/space'
import type { PortableAction, PortableRelease, PortableStep } from '@spaceport/kit/bundle/content'
import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import { MOST_STEPS } from '../process/read-step.js'
import { readName, readText } from '../write/text.js'
import { carriedProperties } from './import-properties.js'
import { readOneOf, requireAtMost } from './import-text.js'

/** As many as a process that somebody gives by hand may have. */
const MOST_ACTIONS = 50
const MOST_PACKAGES = 50
const MOST_ROLES = 100
const MOST_NAMES = 1_000

/** Checks the steps that a release carries; `secrets` is how many sensitive texts there are. Throws `BAD_INPUT`. */
export function checkProcess({ process }: PortableRelease, secrets: number): void {
  const steps = process?.steps ?? []
  requireAtMost(steps, MOST_STEPS, 'steps')
  for (const step of steps) checkStep(step, secrets)
  requireDifferent(steps, 'steps')
  const actions = steps.flatMap((step) => step.actions)
  for (const action of actions) checkAction(action, secrets)
  requireDifferent(actions, 'actions')
}

function checkStep(step: PortableStep, secrets: number): void {
  readName(step.name, 'name of a step')
  const condition = readOneOf(StepCondition, step.condition, 'condition')
  const expression = readText(step.conditionExpression, 'condition')
  if ((expression !== null) !== (condition === 'VARIABLE')) {
    throw refuse('BAD_INPUT', 'The condition VARIABLE takes an expression, and no other does.')
  }
  readOneOf(StartTrigger, step.startTrigger, 'start trigger')
  requireAtMost(step.targetRoles, MOST_ROLES, 'roles')
  for (const role of step.targetRoles) readName(role, 'role')
  const { maxParallelism } = step
  if (
    maxParallelism !== null &&
    !(maxParallelism >= 1 && maxParallelism < 2 ** 31 && Number.isInteger(maxParallelism))
  ) {
    throw refuse('BAD_INPUT', 'At least one target at a time.')
  }
  requireAtMost(step.actions, MOST_ACTIONS, 'actions')
  if (step.actions.length === 0) throw refuse('BAD_INPUT', 'A step has at least one action.')
  checkProperties(step.properties, secrets)
}

function checkAction(action: PortableAction, secrets: number): void {
  readName(action.name, 'name of an action')
  readName(action.actionType, 'type of an action')
  readText(action.notes, 'notes')
  const { environments, excludedEnvironments, channels, tenantTags, accounts, certificates, packages } = action
  for (const names of [environments, excludedEnvironments, channels, tenantTags, accounts, certificates]) {
    requireAtMost(names, MOST_NAMES, 'names')
    for (const name of names) readCarriedName(name)
  }
  if (action.workerPool !== null) readCarriedName(action.workerPool)
  if (action.stepTemplate) readCarriedName(action.stepTemplate.name)
  requireAtMost(packages, MOST_PACKAGES, 'packages')
  for (const { name, packageId, feed } of packages) {
    if (name !== '') readName(name, 'name of a package')
    readName(packageId, 'id of a package')
    if (feed !== null) readCarriedName(feed)
  }
  if (new Set(packages.map(({ name }) => name.trim())).size < packages.length) {
    throw refuse('BAD_INPUT', 'Two packages of an action have one name.')
  }
  checkProperties(action.properties, secrets)
}

/** The name of something that is looked for here: a tag's has its set's before it. */
export function readCarriedName(name: string): void {
  if (!name.isWellFormed() || name.includes('\0') || name.length > MOST_NAMES) {
    throw refuse('BAD_INPUT', 'A name is too long, or no text that can be looked for.')
  }
}

function checkProperties(text: string, secrets: number): void {
  const { plain, secrets: places } = carriedProperties(text)
  const values = Object.entries(plain).flat()
  if (values.some((value) => value !== null && !value.isWellFormed())) {
    throw refuse('BAD_INPUT', 'A property is not well-formed Unicode.')
  }
  for (const place of places.values()) requirePlace(place, secrets)
}

/** Throws `BAD_INPUT` for a place at which there is no sensitive text. */
export function requirePlace(place: number | null, secrets: number): void {
  if (place === null || (Number.isInteger(place) && place >= 0 && place < secrets)) return
  throw refuse('BAD_INPUT', 'It names a sensitive value that is not in the bundle.')
}

/** Throws `BAD_INPUT` where two have the same name, whatever its case. */
export function requireDifferent(items: readonly { name: string }[], what: string): void {
  if (new Set(items.map(({ name }) => textKey(name))).size < items.length) {
    throw refuse('BAD_INPUT', `Two ${what} have one name.`)
  }
}
