import type { Answered, GraphError } from './answer'

/** A connection of the graph, as far as a list needs it. */
export type Connection<Node> = {
  nodes: readonly Node[]
  totalCount?: number | null
  pageInfo: { hasNextPage: boolean; endCursor?: string | null }
  completeness: Completeness
}

/** Which Spaces a list lacks. */
export type Completeness = {
  asked: number
  answered: number
  missing: readonly { space: string; reason: string; since: string }[]
}

/** One line of a list. */
export type Row<Node> = {
  id: string
  node: Node
  /** The node's fields with an error at or below them: what is null there was not read, which is not the same as none. */
  unread: ReadonlySet<string>
  /** What sets it apart on screen where the same thing stands in several groups; else its id does. */
  key?: string
}

/** What sets a row apart on screen. */
export function keyOf({ id, key }: { id: string; key?: string }): string {
  return key ?? id
}

const NONE: ReadonlySet<string> = new Set()

/** The fields of each node, by its place, that have an error. */
function unreadFields(errors: readonly GraphError[]): Map<number, Set<string>> {
  const unread = new Map<number, Set<string>>()
  for (const { path } of errors) {
    const list = path?.indexOf('nodes') ?? -1
    const [place, field] = path?.slice(list + 1) ?? []
    if (list === -1 || typeof place !== 'number' || typeof field !== 'string') continue
    unread.set(place, (unread.get(place) ?? new Set()).add(field))
  }
  return unread
}

/** The lines of one answer. */
export function rowsOf<Data, Node extends { id: string }>(
  answer: Answered<Data>,
  connection: Connection<Node>,
): Row<Node>[] {
  const unread = unreadFields(answer.errors)
  return connection.nodes.map((node, place) => ({ id: node.id, node, unread: unread.get(place) ?? NONE }))
}
