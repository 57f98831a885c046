import { builder } from '../builder.js'
import { notFound, readId } from '../graph/ids.js'
import { PageInfo } from '../graph/page-info.js'
import { lifecycleCursor, listLifecycles, type LifecyclePage } from './list.js'
import { loadLifecycle, type Lifecycle } from './load.js'
import { CompositeLifecycle } from './type.js'

const CompositeLifecycleEdge = builder.objectRef<Lifecycle>('CompositeLifecycleEdge').implement({
  description: 'A composite lifecycle and its place in the list.',
  access: 'SpaceView',
  fields: (t) => ({
    cursor: t.string({ description: 'Its place, for `after` and `before`.', resolve: lifecycleCursor }),
    node: t.field({
      type: CompositeLifecycle,
      description: 'The composite lifecycle.',
      resolve: (lifecycle) => lifecycle,
    }),
  }),
})

const CompositeLifecycleConnection = builder.objectRef<LifecyclePage>('CompositeLifecycleConnection').implement({
  description: 'A page of composite lifecycles (Relay Cursor Connections).',
  access: 'SpaceView',
  fields: (t) => ({
    edges: t.field({
      type: [CompositeLifecycleEdge],
      description: 'The rows with their cursors.',
      resolve: ({ rows }) => rows,
    }),
    nodes: t.field({ type: [CompositeLifecycle], description: 'The rows.', resolve: ({ rows }) => rows }),
    pageInfo: t.field({
      type: PageInfo,
      description: 'Where the page lies.',
      resolve: ({ rows, hasNextPage, hasPreviousPage }) => ({
        hasNextPage,
        hasPreviousPage,
        start: () => (rows[0] ? lifecycleCursor(rows[0]) : null),
        end: () => (rows.length > 0 ? lifecycleCursor(rows[rows.length - 1] as Lifecycle) : null),
      }),
    }),
    totalCount: t.int({
      description: 'How many the caller sees, on all pages.',
      resolve: (page) => page.count(),
    }),
  }),
})

builder.queryField('compositeLifecycle', (t) =>
  t.field({
    type: CompositeLifecycle,
    nullable: true,
    access: 'SpaceView',
    description: 'The composite lifecycle with an id. Errors: `BAD_ID`, `NOT_FOUND`.',
    args: { id: t.arg.id({ required: true, description: 'Such as `CompositeLifecycles-1`.' }) },
    resolve: async (_, { id }, context) => {
      const lifecycle = await loadLifecycle(context, readId('CompositeLifecycles', id))
      if (!lifecycle) throw notFound('composite lifecycle')
      return lifecycle
    },
  }),
)

builder.queryField('compositeLifecycles', (t) =>
  t.field({
    type: CompositeLifecycleConnection,
    nullable: true,
    access: 'SpaceView',
    description:
      'The composite lifecycles by name: those with a step in a Space that the caller may enter; all for administrators. Errors: `BAD_PAGE`, `BAD_CURSOR`.',
    args: {
      first: t.arg.int({ description: 'How many, from the start or from `after`: 1 to 100.' }),
      after: t.arg.string({ description: 'Only those after this cursor.' }),
      last: t.arg.int({ description: 'How many, from the end or from `before`: 1 to 100.' }),
      before: t.arg.string({ description: 'Only those before this cursor.' }),
    },
    resolve: (_, args, context) => listLifecycles(args, context),
  }),
)
