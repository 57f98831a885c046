import type { Caller } from '@spaceport/kit/caller'
import { startDeadline } from '@spaceport/kit/deadline'
import { isErrorCode, SpaceportError } from '@spaceport/kit/errors'
import type { Membership } from '@spaceport/kit/membership'
import type { ExecutionResult, GraphQLSchema } from 'graphql'
import { z } from 'zod'
import type { RequestClock } from '../auth/authenticate.js'
import { CompletenessRecord } from '../edge/completeness.js'
import { Documents } from '../edge/documents.js'
import { chooseOperation } from '../execution/operation.js'
import { enterableSpaces } from '../fleet/context.js'
import type { Graph } from '../supergraph/graph.js'
import type { Placements } from '../supergraph/placements.js'
import { DOCUMENTS } from './documents.js'
import type { Question } from './question.js'

/** What an export asks with. */
export type PageOptions = {
  /** Says who asks, anew each time: whoever lost a right meanwhile gets no further page. */
  authorize(clock: RequestClock): Promise<Caller>
  membership: Membership
  placements: Placements
  supergraph: { readonly graph: Graph | null }
}

/** A Space that a page lacks, and why. */
export type Missing = { space: string; reason: string }

/** One page of events: on whose behalf it was asked for, and of which Spaces. */
export type Page = {
  caller: Caller
  spaces: readonly string[]
  nodes: unknown[]
  /** The cursor to go on from; null: that is all. */
  next: string | null
  missing: Missing[]
}

/** Milliseconds that a page may take. */
const PAGE_TIME = 10_000

const pageSchema = z.object({
  nodes: z.array(z.unknown()),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  completeness: z.object({ missing: z.array(z.object({ space: z.string(), reason: z.string() })) }).optional(),
})

/**
 * Asks the graph for one page, as any caller could ask: with the rights that they have at this moment. Throws what the graph
 * refuses: `FORBIDDEN` where it is no list for the caller, `NOT_FOUND` for a Space that is not there for them.
 */
export async function askPage(
  options: PageOptions,
  question: Question,
  after: string | null,
  request: Omit<RequestClock, 'remaining'>,
): Promise<Page> {
  const deadline = startDeadline(PAGE_TIME, request.signal)
  try {
    const { signal, remaining } = deadline
    const { requestId } = request
    const caller = await options.authorize({ ...request, signal, remaining })
    const { graph } = options.supergraph
    if (!graph) throw new SpaceportError('UNAVAILABLE', 'The gateway is starting. Try again.', { retry: true })
    const { revision } = options.membership
    const spaces = enterableSpaces(options.membership, caller)
    const unknown = question.spaces?.find((space) => !spaces.has(space))
    if (unknown !== undefined) throw new SpaceportError('NOT_FOUND', `There is no ${unknown}.`)
    const { zones } = options.placements
    const completeness = new CompletenessRecord()
    const context = { caller, requestId, signal, remaining, revision, spaces, zones, completeness }
    const operation = operationOf(graph, question)
    const variables = { after, filter: filterOf(question) }
    const result = await graph.executor.execute(graph.planner.plan(operation), { variables, context })
    if (Symbol.asyncIterator in result) throw new Error('a page came in several parts')
    const asked = question.of === 'spaces' ? (question.spaces ?? [...spaces.keys()]) : []
    return { ...read(result), caller, spaces: asked }
  } finally {
    deadline.end()
  }
}

const documents = new WeakMap<GraphQLSchema, Documents>()

function operationOf({ apiSchema }: Graph, { of }: Question) {
  let known = documents.get(apiSchema)
  if (!known) documents.set(apiSchema, (known = new Documents(apiSchema)))
  try {
    return chooseOperation(known.read(DOCUMENTS[of]), null)
  } catch {
    throw new SpaceportError('UNAVAILABLE', `The graph has no events of the ${of} yet. Try again.`, { retry: true })
  }
}

function filterOf({ of, spaces, from, to }: Question) {
  return { from, to, ...(of === 'spaces' && spaces ? { space: spaces } : {}) }
}

function read({ data, errors = [] }: ExecutionResult): Pick<Page, 'nodes' | 'next' | 'missing'> {
  const parsed = pageSchema.nullable().parse(data?.page ?? null)
  if (parsed) {
    const { nodes, pageInfo, completeness } = parsed
    const next = pageInfo.hasNextPage ? pageInfo.endCursor : null
    return { nodes, next, missing: completeness?.missing ?? [] }
  }
  const [error] = errors
  if (!error) throw new SpaceportError('FORBIDDEN', 'This takes the permission EventView.')
  const { code } = error.extensions
  throw new SpaceportError(isErrorCode(code) ? code : 'INTERNAL', error.message)
}
