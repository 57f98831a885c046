import type { Caller } from '@spaceport/kit/caller'
import { MEMBER, type World } from './world.js'
import { HOME } from './tracing.js'

/** What is asked of the next steps of a release. */
export const NEXT = `nextSteps { lifecycle { name } completeness { missing { space } }
  steps { step { name } state action environments reason space { id } release { id } outgoingBundle { id } incomingBundle { id } } }`

/** A step as it is told. */
export type Step = {
  step: { name: string }
  state: string
  action: string
  environments: string[]
  reason: string
  space: { id: string } | null
  release: { id: string } | null
  outgoingBundle: { id: string } | null
  incomingBundle: { id: string } | null
}
/** How a release stands with a lifecycle, as it is told. */
export type Next = { lifecycle: { name: string }; steps: Step[]; completeness: { missing: object[] } }

/** How a release stands with each lifecycle. */
export async function next(world: World, release = HOME, caller: Caller = MEMBER): Promise<Next[]> {
  const [found] = (await world.entities(caller, 'Release', [release], NEXT)) as [{ nextSteps: Next[] }]
  return found.nextSteps
}

/** How a release stands with the only lifecycle. */
export async function steps(world: World, release = HOME, caller: Caller = MEMBER): Promise<Step[]> {
  const [only, ...others] = await next(world, release, caller)
  if (!only || others.length > 0) throw new Error('there is not one lifecycle')
  return only.steps
}

/** What each step says of itself. */
export const lines = (all: Step[]) =>
  all.map(({ step, state, action, reason }) => `${step.name}: ${state} ${action}. ${reason}`)
