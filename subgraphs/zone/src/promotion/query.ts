import type { Promotion as PromotionRow } from '@spaceport/database/zone'
import { builder } from '../builder.js'
import { notFound, readId } from '../graph/ids.js'
import { OrderDirection } from '../graph/order-direction.js'
import { PageInfo } from '../graph/page-info.js'
import { listPromotions, NEWEST_FIRST, type PromotionPage } from './list.js'
import { loadPromotion } from './load.js'
import { Promotion } from './ref.js'
import { PromotionState } from './state.js'

const PromotionEdge = builder.objectRef<{ node: PromotionRow; page: PromotionPage }>('PromotionEdge').implement({
  description: 'A promotion and its place in the list.',
  access: 'SpaceView',
  fields: (t) => ({
    cursor: t.string({
      description: 'Its place: valid with the same filter and order.',
      resolve: ({ node, page }) => page.cursorOf(node),
    }),
    node: t.expose('node', { type: Promotion, description: 'The promotion.' }),
  }),
})

const PromotionConnection = builder.objectRef<PromotionPage>('PromotionConnection').implement({
  description: 'A page of promotions (Relay Cursor Connections).',
  access: 'SpaceView',
  fields: (t) => ({
    edges: t.field({
      type: [PromotionEdge],
      description: 'The rows with their cursors.',
      resolve: async (page) => (await page.load()).rows.map((node) => ({ node, page })),
    }),
    nodes: t.field({ type: [Promotion], description: 'The rows.', resolve: async (page) => (await page.load()).rows }),
    pageInfo: t.field({
      type: PageInfo,
      description: 'Where the page lies in the list.',
      resolve: async (page) => {
        const { rows, ...more } = await page.load()
        const cursor = (row: PromotionRow | undefined) => (row ? page.cursorOf(row) : null)
        return { ...more, start: () => cursor(rows[0]), end: () => cursor(rows.at(-1)) }
      },
    }),
    totalCount: t.int({
      description: 'How many rows the list has over all pages.',
      resolve: (page) => page.count(),
    }),
  }),
})

const PromotionFilter = builder.inputType('PromotionFilter', {
  description: 'Which promotions. All that is given must hold.',
  fields: (t) => ({
    state: t.field({ type: [PromotionState], description: 'Only those in one of these states.' }),
    space: t.idList({ description: 'Only those from or to one of these Spaces, by id.' }),
  }),
})

const PromotionOrderField = builder.enumType('PromotionOrderField', {
  description: 'What promotions are ordered by.',
  values: { CREATED_AT: { value: 'CREATED_AT', description: 'By when their bundles were found.' } } as const,
})

const PromotionOrder = builder.inputType('PromotionOrder', {
  description: 'How promotions are ordered. Equal rows follow by id.',
  fields: (t) => ({
    field: t.field({ type: PromotionOrderField, required: true, description: 'By what.' }),
    direction: t.field({ type: OrderDirection, required: true, description: 'Which way.' }),
  }),
})

builder.queryField('promotion', (t) =>
  t.field({
    type: Promotion,
    nullable: true,
    access: 'SpaceView',
    description: 'The promotion with an id. Errors: `BAD_ID`, `NOT_FOUND`.',
    args: { id: t.arg.id({ required: true, description: 'Such as `Promotions-1`.' }) },
    resolve: async (_, { id }, context) => {
      const promotion = await loadPromotion(context, readId('Promotions', id))
      if (!promotion) throw notFound('promotion')
      return promotion
    },
  }),
)

builder.queryField('promotions', (t) =>
  t.field({
    type: PromotionConnection,
    nullable: true,
    access: 'SpaceView',
    description:
      'What travels over the network between Spaces of which the caller may enter one; the newest first unless told otherwise. Errors: `BAD_PAGE`, `BAD_CURSOR`, `BAD_ID`.',
    args: {
      first: t.arg.int({ description: 'How many, from the start or from `after`: 1 to 100.' }),
      after: t.arg.string({ description: 'Only those after this cursor.' }),
      last: t.arg.int({ description: 'How many, from the end or from `before`: 1 to 100.' }),
      before: t.arg.string({ description: 'Only those before this cursor.' }),
      filter: t.arg({ type: PromotionFilter, description: 'Which promotions.' }),
      orderBy: t.arg({ type: PromotionOrder, defaultValue: NEWEST_FIRST, description: 'How they are ordered.' }),
    },
    resolve: (_, args, context) => listPromotions(args, context),
  }),
)
