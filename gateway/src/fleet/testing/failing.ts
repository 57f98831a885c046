import type { Behaviour, MemoryFleet } from './fleet.js'
import { threeSpaces } from './three-spaces.js'

/** Every kind of merge. */
export const QUERY = `{
  projects(first: 9) { nodes { name } totalCount completeness { asked answered missing { space reason } } }
  projectCount roles { role } projectFacets { state { values { name } } } }`

/** Projects by id. */
export const ENTITIES =
  'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Project { name } } }'

/** Yields nothing. */
export async function* nothing(): AsyncGenerator<unknown> {}

/** Answers with a fault of the connection. */
export function throwing(error: Error): Behaviour {
  return async function* () {
    yield* nothing()
    throw error
  }
}

/** As Node says that nobody listens. */
export const connectionError = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' })

/** Changes the one line of the answer that is about a Space. */
export function changing(change: (line: Record<string, unknown>) => unknown): Behaviour {
  return async function* (_batch, _call, rightly) {
    for await (const line of rightly())
      yield 'space' in (line as object) ? change(line as Record<string, unknown>) : line
  }
}

/** A fleet in which Instances-2 behaves so. Spaces-2 is its only Space. */
export function failing(behaviour: Behaviour): MemoryFleet {
  const fleet = threeSpaces()
  fleet.transport.behaviours.set('Instances-2', behaviour)
  return fleet
}
