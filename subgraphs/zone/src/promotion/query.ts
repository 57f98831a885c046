import { builder } from '../builder.js'
import { notFound, readId } from '../graph/ids.js'
import { OrderDirection } from '../graph/order-direction.js'
import { connectionType, PAGE_ARGS } from '../page/connection.js'
import { listPromotions, NEWEST_FIRST } from './list.js'
import { loadPromotion } from './load.js'
import { Promotion } from './ref.js'
import { PromotionState } from './state.js'

const PromotionConnection = connectionType(Promotion, 'SpaceView', {
  page: 'A page of promotions (Relay Cursor Connections).',
  edge: 'A promotion and its place in the list.',
  node: 'The promotion.',
  cursor: 'Its place: valid with the same filter and order.',
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
      ...PAGE_ARGS,
      filter: t.arg({ type: PromotionFilter, description: 'Which promotions.' }),
      orderBy: t.arg({ type: PromotionOrder, defaultValue: NEWEST_FIRST, description: 'How they are ordered.' }),
    },
    resolve: (_, args, context) => listPromotions(args, context),
  }),
)
