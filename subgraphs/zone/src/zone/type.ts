import { parseId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { Instance, Zone } from '../graph/refs.js'

export const ZoneKind = builder.enumType('ZoneKind', {
  description: 'How what is in a Zone is reached.',
  values: {
    CONNECTED: { description: 'Over the network.' },
    DISCONNECTED: {
      description:
        'Releases come to it and leave it as bundles that are carried by hand; the courier never calls anything in it.',
    },
  } as const,
})

Zone.implement({
  description: 'A boundary, of security or geography, around one or more Instances.',
  access: 'SpaceView',
  fields: (t) => ({
    id: t.id({ description: 'Such as `Zones-1`. Never used again.', resolve: (zone) => `Zones-${zone.id}` }),
    name: t.exposeString('name', {
      description: 'Its name, which no other Zone has, whatever the case of its letters.',
    }),
    description: t.exposeString('description', { nullable: true, description: 'What it is for.' }),
    kind: t.expose('kind', { type: ZoneKind, description: 'How what is in it is reached.' }),
    instances: t.field({
      type: t.listRef(Instance, { nullable: true }),
      nullable: true,
      description:
        'The Instances in it, by number: those with a Space that the caller may enter; all of them for administrators.',
      resolve: async (zone, _, { loaders }) => {
        const ids = await loaders.instancesOfZone.load(zone.id)
        return ids.sort((a, b) => (parseId(a)?.n ?? 0) - (parseId(b)?.n ?? 0)).map((id) => ({ id }))
      },
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    version: t.exposeInt('version', {
      description: 'Counts its changes, from 1; what `expectedVersion` is held against.',
    }),
  }),
})

builder.asEntity(Zone, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, { loaders }) => {
    const parsed = parseId(id)
    return parsed?.kind === 'Zones' ? loaders.zone.load(parsed.n) : null
  },
})
