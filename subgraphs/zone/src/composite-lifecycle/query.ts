import { builder } from '../builder.js'
import { notFound, readId } from '../graph/ids.js'
import { connectionType, PAGE_ARGS } from '../page/connection.js'
import { listLifecycles } from './list.js'
import { loadLifecycle } from './load.js'
import { CompositeLifecycle } from './type.js'

const CompositeLifecycleConnection = connectionType(CompositeLifecycle, 'SpaceView', {
  page: 'A page of composite lifecycles (Relay Cursor Connections).',
  edge: 'A composite lifecycle and its place in the list.',
  node: 'The composite lifecycle.',
  pageInfo: 'Where the page lies.',
  totalCount: 'How many the caller sees, on all pages.',
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
      ...PAGE_ARGS,
    },
    resolve: (_, args, context) => listLifecycles(args, context),
  }),
)
