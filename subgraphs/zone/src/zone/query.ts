import type { Zone as ZoneRow } from '@spaceport/database/zone'
import { builder } from '../builder.js'
import { notFound, readId } from '../graph/ids.js'
import { PageInfo } from '../graph/page-info.js'
import { Zone } from '../graph/refs.js'
import { listZones, zoneCursor, type ZonePage } from './list.js'

const ZoneEdge = builder.objectRef<ZoneRow>('ZoneEdge').implement({
  description: 'A Zone and its place in the list.',
  access: 'SpaceView',
  fields: (t) => ({
    cursor: t.string({ description: 'Its place, for `after` and `before`.', resolve: zoneCursor }),
    node: t.field({ type: Zone, description: 'The Zone.', resolve: (zone) => zone }),
  }),
})

const ZoneConnection = builder.objectRef<ZonePage>('ZoneConnection').implement({
  description: 'A page of Zones (Relay Cursor Connections).',
  access: 'SpaceView',
  fields: (t) => ({
    edges: t.field({
      type: [ZoneEdge],
      description: 'The Zones of the page with their cursors.',
      resolve: ({ rows }) => rows,
    }),
    nodes: t.field({ type: [Zone], description: 'The Zones of the page.', resolve: ({ rows }) => rows }),
    pageInfo: t.field({
      type: PageInfo,
      description: 'Where the page lies.',
      resolve: ({ rows, hasNextPage, hasPreviousPage }) => ({
        hasNextPage,
        hasPreviousPage,
        start: () => (rows[0] ? zoneCursor(rows[0]) : null),
        end: () => (rows.length > 0 ? zoneCursor(rows[rows.length - 1] as ZoneRow) : null),
      }),
    }),
    totalCount: t.int({
      description: 'How many Zones the caller sees, on all pages.',
      resolve: (page) => page.count(),
    }),
  }),
})

builder.queryField('zone', (t) =>
  t.field({
    type: Zone,
    nullable: true,
    access: 'SpaceView',
    description: 'The Zone with an id. Errors: `BAD_ID`, `NOT_FOUND`.',
    args: { id: t.arg.id({ required: true, description: 'Such as `Zones-1`.' }) },
    resolve: async (_, { id }, { loaders }) => {
      const zone = await loaders.zone.load(readId('Zones', id))
      if (!zone) throw notFound('Zone')
      return zone
    },
  }),
)

builder.queryField('zones', (t) =>
  t.field({
    type: ZoneConnection,
    nullable: true,
    access: 'SpaceView',
    description:
      'The Zones by name: those with an Instance that the caller sees; all for administrators. Errors: `BAD_PAGE`, `BAD_CURSOR`.',
    args: {
      first: t.arg.int({ description: 'How many, from the start or from `after`: 1 to 100.' }),
      after: t.arg.string({ description: 'Only those after this cursor.' }),
      last: t.arg.int({ description: 'How many, from the end or from `before`: 1 to 100.' }),
      before: t.arg.string({ description: 'Only those before this cursor.' }),
    },
    resolve: (_, args, context) => listZones(args, context),
  }),
)
