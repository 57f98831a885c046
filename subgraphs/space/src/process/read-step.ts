import { textKey } from '@spaceport/kit/page/text-key'
import { refuse } from '@spaceport/kit/write/outcome'
import type { SpaceContext } from '../context.js'
import { readName, readText } from '../write/text.js'
import type { TemplateVersions } from './existing.js'
import type { GivenStep } from './given.js'
import { Earlier, type PlannedStep } from './planned.js'
import { planProperties, readAction } from './read-action.js'
import type { Existing, References } from './references.js'
import type { FrozenStep } from './shape.js'

/** The most steps of a process, actions of a step, and roles of its targets. */
export const MOST_STEPS = 200
const MOST_ACTIONS = 50
const MOST_ROLES = 100

/** What the reading of a process needs to know besides its input. */
export type StepsSource = {
  context: SpaceContext
  existing: Existing
  versions: TemplateVersions
  given: readonly GivenStep[]
  /** Of each step's actions, in order. */
  references: readonly (readonly References[])[]
  before: readonly FrozenStep[]
}

/** Throws `BAD_INPUT` for more steps, or actions in one, than a process may have. */
export function requireFew(given: readonly GivenStep[]): void {
  if (given.length > MOST_STEPS) throw refuse('BAD_INPUT', `At most ${MOST_STEPS} steps.`, 'input', 'steps')
  for (const [i, { actions }] of given.entries()) {
    const path = ['input', 'steps', String(i), 'actions']
    if (actions.length > MOST_ACTIONS) throw refuse('BAD_INPUT', `At most ${MOST_ACTIONS} actions.`, ...path)
    if (actions.length === 0) throw refuse('BAD_INPUT', 'A step has at least one action.', ...path)
  }
}

/**
 * The steps of a process as an input wants them, told apart from those that are there by their numbers and names. Throws `BAD_INPUT`, or
 * `NOT_FOUND` for a number, or for a reference to what does not exist for the caller.
 */
export function readSteps({ given, before, references, ...known }: StepsSource): PlannedStep[] {
  const steps = new Earlier('step', before, given)
  const earlier = before.flatMap((step) => step.actions)
  const actions = new Earlier(
    'action',
    earlier,
    given.flatMap((step) => step.actions),
  )
  const stepNames = new Names('step')
  const actionNames = new Names('action')
  return given.map((step, i) => {
    const path = ['input', 'steps', String(i)]
    const planned = readStep(step, steps.take(step, ...path), path)
    stepNames.add(planned.name, ...path)
    const planOf = (one: (typeof step.actions)[number], n: number) => {
      const at = [...path, 'actions', String(n)]
      const of = references[i]?.[n]
      if (!of) throw new Error('the references of an action were not read')
      const action = readAction({ ...known, given: one, references: of, before: actions.take(one, ...at), path: at })
      actionNames.add(action.name, ...at)
      return action
    }
    return { ...planned, actions: step.actions.map(planOf) }
  })
}

function readStep(given: GivenStep, before: FrozenStep | null, path: string[]): PlannedStep {
  const condition = given.condition ?? 'SUCCESS'
  return {
    id: before?.id ?? null,
    name: readName(given.name, ...path, 'name'),
    condition,
    conditionExpression: readExpression(given, condition === 'VARIABLE', ...path, 'conditionExpression'),
    startTrigger: given.startTrigger ?? 'START_AFTER_PREVIOUS',
    targetRoles: readRoles(given.targetRoles ?? [], ...path, 'targetRoles'),
    maxParallelism: readParallelism(given.maxParallelism, ...path, 'maxParallelism'),
    properties: planProperties(given, before, ...path),
    actions: [],
  }
}

function readExpression({ conditionExpression }: GivenStep, isWanted: boolean, ...path: string[]): string | null {
  const expression = readText(conditionExpression, ...path)
  if ((expression !== null) === isWanted) return expression
  throw refuse('BAD_INPUT', 'The condition VARIABLE takes an expression, and no other does.', ...path)
}

function readRoles(roles: readonly string[], ...path: string[]): string[] {
  if (roles.length > MOST_ROLES) throw refuse('BAD_INPUT', `At most ${MOST_ROLES} roles.`, ...path)
  return [...new Set(roles.map((role, i) => readName(role, ...path, String(i))))]
}

function readParallelism(given: number | null | undefined, ...path: string[]): number | null {
  if (given === null || given === undefined) return null
  if (given < 1) throw refuse('BAD_INPUT', 'At least one target at a time.', ...path)
  return given
}

/** The names of steps, or of actions, each of which is once in a process, whatever its case. */
class Names {
  readonly #keys = new Set<string>()

  constructor(readonly what: string) {}

  /** Throws `CONFLICT` for a name that was there before. */
  add(name: string, ...path: string[]): void {
    const key = textKey(name)
    if (this.#keys.has(key)) {
      throw refuse('CONFLICT', `Another ${this.what} of the process is called "${name}".`, ...path, 'name')
    }
    this.#keys.add(key)
  }
}
