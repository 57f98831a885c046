import { builder } from '../builder.js'
import { allOf, type Where } from '../access/where.js'
import { FacetList } from '../graph/facets.js'
import { SearchFilter } from './connection.js'
import { chosenDocuments } from './page.js'
import { found } from './rank.js'
import { readSought } from './words.js'

const SearchFacets = builder.objectRef<{ where: Where }>('SearchFacets').implement({
  description: 'What a search finds, counted by what it has in common.',
  access: 'Public',
  fields: (t) => ({
    kind: t.field({
      type: FacetList,
      description: 'By kind, such as `Projects`.',
      async resolve({ where }, _args, { db }) {
        const groups = await db.searchDocument.groupBy({
          by: ['kind'],
          where,
          _count: { _all: true },
          orderBy: [{ _count: { kind: 'desc' } }, { kind: 'asc' }],
        })
        return { values: groups.map(({ kind, _count }) => ({ name: kind, count: _count._all })), truncated: false }
      },
    }),
  }),
})

builder.queryField('searchFacets', (t) =>
  t.field({
    type: SearchFacets,
    nullable: true,
    access: 'Public',
    fleet: { merge: 'FACETS' },
    description: 'What `search` finds in all Spaces that the caller may enter, counted by what it has in common.',
    args: {
      text: t.arg.string({ required: true, description: 'The words, as `search` takes them.' }),
      filter: t.arg({ type: SearchFilter, description: 'Where and what to search.' }),
    },
    resolve: (_root, { text, filter }, context) => ({
      where: allOf([chosenDocuments(filter, context), found(readSought(text))]),
    }),
  }),
)
