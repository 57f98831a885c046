import { withoutSecrets } from '@spaceport/kit/audit/secrets'
import type { ProcessOwner } from './snapshot.js'
import type { FrozenProcess, FrozenStep } from './shape.js'

type State = FrozenProcess & { id: number; version: number }

/** What a process was, or is, as the audit keeps it. */
export type ProcessState = { id: number; version: number; [part: string]: unknown }

/**
 * A process before and after a change, as the audit keeps it: its steps by number, in order, and of each that the change touches all that it
 * says, under a name of its own, so that whoever compares the two finds what was changed. Processes are long, and most of it stays.
 */
export function processStates(owner: ProcessOwner, before: State, after: State): [ProcessState, ProcessState] {
  const texts = new Map(before.steps.map((step) => [step.id, JSON.stringify(step)]))
  const isSame = (step: FrozenStep) => texts.get(step.id) === JSON.stringify(step)
  const same = new Set(after.steps.filter(isSame).map(({ id }) => id))
  return [stateOf(owner, before, same), stateOf(owner, after, same)]
}

function stateOf(owner: ProcessOwner, { id, version, steps }: State, same: ReadonlySet<number>): ProcessState {
  const touched = steps.filter((step) => !same.has(step.id))
  return {
    id,
    version,
    ...owner,
    steps: steps.map((step) => step.id),
    ...Object.fromEntries(touched.map((step) => [`step ${step.id} (${step.name})`, shown(step)])),
  }
}

function shown(step: FrozenStep): object {
  return {
    ...step,
    properties: withoutOddTexts(step.properties),
    actions: step.actions.map((action) => ({ ...action, properties: withoutOddTexts(action.properties) })),
  }
}

/** Properties as JSON text, since no `jsonb` holds U+0000; those whose names promise a secret, kept back. */
function withoutOddTexts(properties: string): string {
  const kept: { [name: string]: unknown } = JSON.parse(properties)
  const entries = Object.entries(kept).map(([name, value]): [string, unknown] => {
    if (typeof value !== 'string') return [name, value]
    const [entry] = Object.entries(withoutSecrets({ [name]: value }) as object)
    return entry ?? [name, value]
  })
  return JSON.stringify(Object.fromEntries(entries))
}
