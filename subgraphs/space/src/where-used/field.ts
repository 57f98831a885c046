import { SpaceportError } from '@spaceport/kit/errors'
import { findRows, modelOf } from '../entity/model.js'
import { builder } from '../builder.js'
import { pageArguments } from '../connection/args.js'
import type { SpaceContext } from '../context.js'
import { KINDS, quoted, readEntityId, type Kind } from '../entity/kinds.js'
import { visible } from '../access/visible.js'
import { allOf } from '../access/where.js'
import { UseConnection, usesOf } from './connection.js'
import { planUses } from './page.js'
import { sourcesOf } from './sources.js'

/** Throws `NOT_FOUND` for what does not exist for the caller. */
async function requireSeen(context: SpaceContext, kind: Kind, local: number, id: string): Promise<void> {
  const where = allOf([{ id: local }, visible(context, kind)])
  const [row] = await findRows(context.db, modelOf(KINDS[kind]), { where, take: 1, select: { id: true } })
  if (!row) throw new SpaceportError('NOT_FOUND', `There is no ${quoted(id)}.`)
}

builder.queryField('whereUsed', (t) =>
  t.field({
    type: UseConnection,
    nullable: true,
    access: 'Public',
    fleet: { route: 'id' },
    description:
      'Where something is used, as far as the caller can see: an account, a certificate, a channel, an environment, a feed, a library ' +
      'variable set, a lifecycle, a machine policy, a step template, a tag set, a variable (by its name) or a worker pool. `NOT_FOUND` if ' +
      'it does not exist for the caller, `BAD_ID` for the id of anything else.',
    args: { id: t.arg.id({ required: true, description: 'What is used, by id.' }), ...pageArguments },
    async resolve(_root, { id, ...args }, context) {
      const { space, kind, local } = readEntityId(id)
      const sources = sourcesOf(kind)
      if (!sources) throw new SpaceportError('BAD_ID', `Where a ${KINDS[kind]} is used is not told.`)
      if (space !== context.space) throw new SpaceportError('NOT_FOUND', `There is no ${quoted(id)}.`)
      const page = planUses(context, 'whereUsed', { ...args, filter: { id } })
      await requireSeen(context, kind, local, id)
      return usesOf(context, await sources(local, context), page)
    },
  }),
)
