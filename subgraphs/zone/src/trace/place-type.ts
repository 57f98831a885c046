import { builder } from '../builder.js'
import { Space } from '../graph/refs.js'
import type { Place } from './journey.js'

export const JourneyPlace = builder.objectRef<Place>('JourneyPlace').implement({
  description: 'A Space on the way of a release.',
  access: 'ReleaseView',
  fields: (t) => ({
    space: t.field({
      type: Space,
      nullable: true,
      access: 'SpaceView',
      description:
        'The Space; null for one beyond this fleet, one that the caller may not enter, and one that did not answer.',
      resolve: ({ space }) => (space === null ? null : { id: space }),
    }),
    name: t.exposeString('name', { description: 'What it is called; else what it calls itself in what it signed.' }),
    root: t.exposeString('root', {
      nullable: true,
      description: 'The fingerprint of its first keys, by which it is known everywhere; null while it has none.',
    }),
  }),
})
