import type { Caller } from '@spaceport/kit/caller'
import { startDeadline } from '@spaceport/kit/deadline'
import { isErrorCode, SpaceportError, toGraphQLError } from '@spaceport/kit/errors'
import type { Membership } from '@spaceport/kit/membership'
import type { ExecutionResult } from 'graphql'
import type { RequestClock } from '../auth/authenticate.js'
import { admit } from '../edge/answer.js'
import type { Variables } from '../execution/executor.js'
import type { Operation } from '../execution/operation.js'
import { enterableSpaces } from '../fleet/context.js'
import type { Graph } from '../supergraph/graph.js'
import type { Placements } from '../supergraph/placements.js'

/** What an export asks with. */
export type AskOptions = {
  /** Says who asks, anew each time: whoever lost a right meanwhile gets no further page. */
  authorize(clock: RequestClock): Promise<Caller>
  /** Counts points in the caller's rate limit. Throws `RATE_LIMITED`. */
  spend(caller: Caller, points: number): Promise<void>
  membership: Membership
  placements: Placements
  supergraph: { readonly graph: Graph | null }
}

/** Who may ask now, and for what of the fleet. */
export type Asker = { graph: Graph; caller: Caller; spaces: ReadonlyMap<string, unknown> }

/** One operation with its variables. */
export type Asked = { operation: Operation; variables: Variables }

/** An answer, on whose behalf it was asked for, and of which Spaces. */
export type Answered = Asker & { result: ExecutionResult; asked: readonly string[] }

/** Milliseconds that a page may take. */
const PAGE_TIME = 10_000

/**
 * Asks the graph once, as any caller could ask: with the rights that they have at this moment, under the limits of every operation.
 * Throws what refuses the request as a whole.
 */
export async function askGraph(
  options: AskOptions,
  ask: (asker: Asker) => Asked,
  request: Omit<RequestClock, 'remaining'>,
): Promise<Answered> {
  const deadline = startDeadline(PAGE_TIME, request.signal)
  try {
    const { signal, remaining } = deadline
    const { requestId } = request
    const caller = await options.authorize({ ...request, signal, remaining })
    const graph = graphOf(options)
    const { revision } = options.membership
    const spaces = enterableSpaces(options.membership, caller)
    const { operation, variables } = refusing(() => ask({ graph, caller, spaces }))
    const asked = new Set<string>()
    const completeness = {
      asked: (some: Iterable<string>) => [...some].forEach((space) => asked.add(space)),
      missed: () => {},
    }
    const { zones } = options.placements
    const context = { caller, requestId, signal, remaining, revision, spaces, zones, completeness }
    const admitted = refusing(() => admit(graph, operation, variables, context))
    if (admitted.points > 0) await options.spend(caller, admitted.points)
    const planned = admitted.plan()
    if (planned.points > 0) await options.spend(caller, planned.points)
    const result = await planned.execute()
    if (Symbol.asyncIterator in result) throw new Error('a page came in several parts')
    return { graph, caller, spaces, result, asked: [...asked] }
  } finally {
    deadline.end()
  }
}

/** The graph as it is now. Throws `UNAVAILABLE` while there is none. */
export function graphOf({ supergraph }: Pick<AskOptions, 'supergraph'>): Graph {
  if (supergraph.graph) return supergraph.graph
  throw new SpaceportError('UNAVAILABLE', 'The gateway is starting. Try again.', { retry: true })
}

/** Runs what may refuse an operation for several reasons at once; the first of them is told. */
export function refusing<Value>(run: () => Value): Value {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof AggregateError)) throw error
    const { message, extensions } = toGraphQLError(error.errors[0])
    throw new SpaceportError(isErrorCode(extensions.code) ? extensions.code : 'INTERNAL', message)
  }
}
