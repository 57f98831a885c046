import { SpaceportError } from '@spaceport/kit/errors'
import type { GraphQLResolveInfo } from 'graphql'
import { builder } from '../builder.js'
import type { SpaceContext } from '../context.js'
import { Node } from '../graph/node.js'
import { KINDS, quoted, readEntityId } from './kinds.js'
import { loadEntity } from './load.js'

/** What an id names. Throws `BAD_ID` for a malformed one, `NOT_FOUND` for what does not exist for the caller. */
async function find(id: string, context: SpaceContext, info: GraphQLResolveInfo) {
  const { space, kind, local } = readEntityId(id)
  const row = space === context.space ? await loadEntity(context, info, KINDS[kind], local) : null
  if (!row) throw new SpaceportError('NOT_FOUND', `There is no ${quoted(id)}.`)
  return Object.assign(row, { __typename: KINDS[kind] })
}

builder.queryFields((t) => ({
  node: t.field({
    type: Node,
    nullable: true,
    access: 'Public',
    fleet: { route: 'id' },
    description: 'Whatever an id names. `NOT_FOUND` if it does not exist for the caller, `BAD_ID` if it is malformed.',
    args: { id: t.arg.id({ required: true, description: 'An id such as `Spaces-12/Projects-7`.' }) },
    resolve: (_root, { id }, context, info) => find(id, context, info),
  }),
  nodes: t.field({
    type: [Node],
    nullable: { list: true, items: true },
    access: 'Public',
    fleet: { route: 'ids' },
    description:
      'What ids name, in their order; null with `NOT_FOUND` or `BAD_ID` in its place for one that names nothing.',
    args: { ids: t.arg.idList({ required: true, description: 'At most 100 ids.' }) },
    resolve: (_root, { ids }, context, info) => {
      if (ids.length > LARGEST) throw new SpaceportError('BAD_INPUT', `At most ${LARGEST} ids at a time.`)
      return ids.map((id) => find(id, context, info))
    },
  }),
}))

const LARGEST = 100
