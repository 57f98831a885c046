import { builder } from '../builder.js'
import { pageArguments } from '../connection/args.js'
import { searchPage } from './page.js'
import { SearchHitConnection, type Hit } from './type.js'

/** The input that chooses where and what to search, for hits and their facets alike. */
export const SearchFilter = builder.inputType('SearchFilter', {
  description: 'Where and what to search. All that is given must hold.',
  fields: (t) => ({
    space: t.idList({ description: 'Only these Spaces, by id. `BAD_ID` for a malformed one.' }),
    zone: t.idList({ description: 'Only Spaces whose Instance is in one of these Zones, by id.' }),
    kind: t.stringList({
      description: 'Only things of these kinds, such as `Projects`. `BAD_INPUT` for an unknown one.',
    }),
  }),
})

builder.queryField('search', (t) =>
  t.field({
    type: SearchHitConnection,
    nullable: true,
    access: 'Public',
    fleet: { merge: 'CONNECTION' },
    description:
      'Whatever has a name, in all Spaces that the caller may enter, by words in its name and other texts; the best first. `BAD_INPUT` for a blank text or one of more than 200 characters.',
    args: {
      text: t.arg.string({
        required: true,
        description: 'The words; all must stand in what is found, whatever their case and order.',
      }),
      filter: t.arg({ type: SearchFilter, description: 'Where and what to search.' }),
      ...pageArguments,
    },
    resolve: (_root, args, context) => {
      const { sought, ...connection } = searchPage(args, context)
      const hit = (row: object) => ({ ...row, words: sought.words }) as Hit
      return { ...connection, rows: async () => (await connection.rows()).map(hit) }
    },
  }),
)
