import { builder } from '../builder.js'
import { notFound, readId } from '../graph/ids.js'
import { Zone } from '../graph/refs.js'
import { connectionType, PAGE_ARGS } from '../page/connection.js'
import { listZones } from './list.js'

const ZoneConnection = connectionType(Zone, 'SpaceView', {
  page: 'A page of Zones (Relay Cursor Connections).',
  edge: 'A Zone and its place in the list.',
  node: 'The Zone.',
  edges: 'The Zones of the page with their cursors.',
  nodes: 'The Zones of the page.',
  pageInfo: 'Where the page lies.',
  totalCount: 'How many Zones the caller sees, on all pages.',
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
      ...PAGE_ARGS,
    },
    resolve: (_, args, context) => listZones(args, context),
  }),
)
