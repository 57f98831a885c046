import { refuse } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { changePromotion } from './change.js'
import { promotionOutcome, promotionPayload } from './payload.js'

const CancelPromotionInput = builder.inputType('CancelPromotionInput', {
  description: 'Which promotion is to be cancelled.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Such as `Promotions-1`.' }),
    expectedVersion: t.int({ description: 'The version that is to be changed; another one is refused.' }),
    idempotencyKey: t.string({
      description: 'The same key and input give the first answer again, with no second effect.',
    }),
  }),
})

const CancelPromotionPayload = promotionPayload('CancelPromotionPayload', 'The promotion that was cancelled.')

builder.mutationField('cancelPromotion', (t) =>
  t.field({
    type: CancelPromotionPayload,
    nullable: true,
    access: 'ReleasePromote',
    description:
      'Cancels a promotion before its bundle is imported; it stops at the next piece. The bundle stays in the outbox, to be tried again or carried by hand. Takes the permission to promote the release in the Space that it comes from. Errors: `FORBIDDEN`, `BAD_ID`, `NOT_FOUND`, `INVALID_STATE`, `VERSION_CONFLICT`, `INSTANCE_UNAVAILABLE`.',
    args: { input: t.arg({ type: CancelPromotionInput, required: true, description: 'Which.' }) },
    resolve: (_, { input }, context) =>
      promotionOutcome(() =>
        changePromotion(context, 'cancelPromotion', input, (before) => {
          const isOver = before.state === 'DELIVERED' || before.state === 'CANCELED'
          if (isOver || before.state === 'IMPORTING' || before.incoming !== null) {
            throw refuse('INVALID_STATE', 'Only what may not have been imported yet is cancelled.', 'input', 'id')
          }
          return { state: 'CANCELED' }
        }),
      ),
  }),
)
