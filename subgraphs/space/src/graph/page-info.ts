import { builder } from '../builder.js'

/** Where a page lies in its list. Cursors are made only when asked for. */
export type PageInfoShape = {
  hasNextPage: boolean
  hasPreviousPage: boolean
  start: () => string | null
  end: () => string | null
}

export const PageInfo = builder.objectRef<PageInfoShape>('PageInfo').implement({
  description: 'Where a page lies in its list (Relay Cursor Connections, 5).',
  shareable: true,
  access: 'Public',
  fields: (t) => ({
    hasNextPage: t.exposeBoolean('hasNextPage', { description: 'Whether rows follow the page.' }),
    hasPreviousPage: t.exposeBoolean('hasPreviousPage', { description: 'Whether rows come before the page.' }),
    startCursor: t.string({
      nullable: true,
      description: 'The cursor of the first row; null when the page is empty.',
      resolve: ({ start }) => start(),
    }),
    endCursor: t.string({
      nullable: true,
      description: 'The cursor of the last row, to go on from with `after`; null when the page is empty.',
      resolve: ({ end }) => end(),
    }),
  }),
})
