import { spaceOf } from '@spaceport/kit/ids'
import { GraphQLError, type ExecutionResult } from 'graphql'
import { admit, type Checks } from '../../edge/answer.js'
import type { FleetContext } from '../../fleet/context.js'
import type { NodeOf } from '../question/shape.js'
import type { Question } from '../question/question.js'

/** What came of reading some nodes. */
export type Nodes = {
  /** The ids of those that the caller may see, also where a value that they cannot be without is lacking: then `faults` say which. */
  seen: ReadonlySet<string>
  /** The ids of those of which it was not found out whether the caller may see them: nobody is told that there are such. */
  unread: ReadonlySet<string>
  nodeOf: NodeOf
  /** What is wrong within a node: in which place of the answer, of which node, and where in it. */
  faults: readonly { place: string; id: string; path: readonly (string | number)[]; error: GraphQLError }[]
  /** The Spaces that could not be asked now, with the error. */
  failed: ReadonlyMap<string, GraphQLError>
  /** What else is wrong: of a node that was not read for another reason than that it does not exist for the caller. */
  others: readonly GraphQLError[]
}

/** What is not there for the caller; nothing is told of it. */
const ABSENT = new Set<unknown>(['NOT_FOUND', 'BAD_ID', 'FORBIDDEN'])

/** What may be otherwise a moment later, so that it is asked for again. */
const PASSING = new Set<unknown>([
  'SPACE_UNAVAILABLE',
  'SPACE_TIMEOUT',
  'INSTANCE_UNAVAILABLE',
  'UNAVAILABLE',
  'DEADLINE_EXCEEDED',
  'OVERLOADED',
])

/**
 * Reads nodes as the caller asked for them, with the caller's rights, by the ordinary way of a query. Throws what refuses the query as a
 * whole, such as `RATE_LIMITED`.
 */
export async function readNodes(
  { graph, derived, variables }: Question,
  ids: readonly string[],
  context: FleetContext,
  { checks, spend }: { checks: Checks; spend(points: number): Promise<void> },
): Promise<Nodes> {
  const admitted = admit(graph, derived.operation, { ...variables, [derived.ids]: ids }, context, checks)
  await spend(1 + admitted.points)
  const planned = admitted.plan()
  if (planned.points > 0) await spend(planned.points)
  const answer = (await planned.execute()) as ExecutionResult
  return sorted(answer, ids, derived)
}

function sorted({ data, errors }: ExecutionResult, ids: readonly string[], derived: Question['derived']): Nodes {
  const at = new Map(ids.map((id, i) => [id, i]))
  const places = new Map([...derived.roots].map(([place, root]) => [root, place]))
  const lists = new Map([...derived.roots].map(([place, root]) => [place, listOf(data?.[root])]))
  const failed = new Map<string, GraphQLError>()
  const [absent, torn] = [new Set<string>(), new Set<string>()]
  const [faults, others]: [Nodes['faults'][number][], GraphQLError[]] = [[], []]
  for (const error of errors ?? []) {
    const [root, index, ...path] = error.path ?? []
    const id = typeof index === 'number' ? ids[index] : undefined
    const place = places.get(String(root))
    const { code, space } = error.extensions
    if (id !== undefined && place !== undefined && path.length > 0) {
      faults.push({ place, id, path, error })
      torn.add(id)
    } else if (PASSING.has(code)) {
      const concerned = id !== undefined ? [spaceOf(id)] : typeof space === 'string' ? [space] : ids.map(spaceOf)
      for (const one of concerned) if (one !== null && !failed.has(one)) failed.set(one, error)
    } else if (!ABSENT.has(code)) others.push(error)
    else if (id !== undefined) absent.add(id)
  }
  // Something that is not there has no values that could be lacking, so whoever may not see it is never told of such.
  const isSeen = (id: string, i: number) => torn.has(id) || [...lists.values()].some((list) => isRecord(list[i]))
  const seen = new Set(ids.filter((id, i) => !absent.has(id) && isSeen(id, i)))
  return {
    ...{ seen, unread: new Set(ids.filter((id) => !seen.has(id) && !absent.has(id))) },
    nodeOf: (place, id) => withoutOwn(lists.get(place)?.[at.get(id) ?? -1], derived.id),
    ...{ faults, failed, others },
  }
}

/** A node without what was asked for besides. */
function withoutOwn(node: unknown, id: string): unknown {
  if (!isRecord(node)) return null
  const { [id]: _own, ...asked } = node
  return asked
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
