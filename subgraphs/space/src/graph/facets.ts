import { builder } from '../builder.js'

/** How many rows have each value of something. */
export type FacetListShape = { values: { name: string; count: number }[]; truncated: boolean }

const FacetValue = builder.objectRef<{ name: string; count: number }>('FacetValue').implement({
  description: 'One value, and how many rows have it.',
  shareable: true,
  access: 'Public',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The value by name; only a Space is named by its id.' }),
    count: t.exposeInt('count', { description: 'How many rows have it.' }),
  }),
})

export const FacetList = builder.objectRef<FacetListShape>('FacetList').implement({
  description: 'How many rows have each value of something; the most frequent first.',
  shareable: true,
  access: 'Public',
  fields: (t) => ({
    values: t.expose('values', { type: [FacetValue], description: 'The values.' }),
    truncated: t.exposeBoolean('truncated', {
      description:
        'Whether there may be more values than are listed, or more rows of one: a list is cut, or a Space gave none.',
    }),
  }),
})
