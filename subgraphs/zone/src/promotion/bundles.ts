import { seesEntity } from '../access/visible.js'
import { builder } from '../builder.js'
import { IncomingBundle, OutgoingBundle } from '../graph/refs.js'
import { promotionOf } from './load.js'
import { Promotion } from './ref.js'

builder.objectField(OutgoingBundle, 'promotion', (t) =>
  t.field({
    type: Promotion,
    nullable: true,
    access: 'ReleaseView',
    description: 'Its way to its target over the network; null where people carry it.',
    resolve: ({ id }, _, context) => (seesEntity(context, id) ? promotionOf(context, 'outgoing', id) : null),
  }),
)

builder.objectField(IncomingBundle, 'promotion', (t) =>
  t.field({
    type: Promotion,
    nullable: true,
    access: 'BundleView',
    description: 'Its way from its source over the network; null where people carried it.',
    resolve: ({ id }, _, context) => (seesEntity(context, id) ? promotionOf(context, 'incoming', id) : null),
  }),
)
