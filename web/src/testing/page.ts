import { GraphQLError } from 'graphql'

/** The arguments of a list in the graph. */
export type PageArguments = {
  first?: number | null
  last?: number | null
  after?: string | null
  before?: string | null
}

/** The page of a list that the arguments name; cursors are ids. */
export function page<Node extends { id: string }>(list: Node[], args: PageArguments) {
  const place = (cursor: string | null | undefined) => (cursor ? list.findIndex(({ id }) => id === cursor) : -1)
  if ((args.after && place(args.after) === -1) || (args.before && place(args.before) === -1)) {
    throw new GraphQLError('The cursor belongs to another list.', { extensions: { code: 'BAD_CURSOR' } })
  }
  const from = args.after ? place(args.after) + 1 : 0
  const to = args.before ? place(args.before) : list.length
  const start = args.last ? Math.max(from, to - args.last) : from
  const end = args.last ? to : Math.min(to, start + (args.first ?? 0))
  const nodes = list.slice(start, end)
  return {
    nodes,
    totalCount: list.length,
    pageInfo: {
      hasNextPage: end < list.length,
      hasPreviousPage: start > 0,
      startCursor: nodes[0]?.id ?? null,
      endCursor: nodes.at(-1)?.id ?? null,
    },
  }
}
