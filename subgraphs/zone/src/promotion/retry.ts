import { refuse } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { changePromotion } from './change.js'
import { promotionOutcome, promotionPayload } from './payload.js'

const RetryPromotionInput = builder.inputType('RetryPromotionInput', {
  description: 'Which promotion is to be tried again.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Such as `Promotions-1`.' }),
    expectedVersion: t.int({ description: 'The version that is to be changed; another one is refused.' }),
    idempotencyKey: t.string({
      description: 'The same key and input give the first answer again, with no second effect.',
    }),
  }),
})

const RetryPromotionPayload = promotionPayload('RetryPromotionPayload', 'The promotion that is tried again.')

builder.mutationField('retryPromotion', (t) =>
  t.field({
    type: RetryPromotionPayload,
    nullable: true,
    access: 'ReleasePromote',
    description:
      'Has a promotion tried again that failed or was cancelled; what has arrived is not sent again. Takes the permission to promote the release in the Space that it comes from. Errors: `FORBIDDEN`, `BAD_ID`, `NOT_FOUND`, `INVALID_STATE`, `VERSION_CONFLICT`, `INSTANCE_UNAVAILABLE`.',
    args: { input: t.arg({ type: RetryPromotionInput, required: true, description: 'Which.' }) },
    resolve: (_, { input }, context) =>
      promotionOutcome(() =>
        changePromotion(context, 'retryPromotion', input, (before) => {
          if (before.state === 'FAILED' || before.state === 'CANCELED') {
            return { state: 'QUEUED', attempts: 0, faultCode: null, fault: null }
          }
          throw refuse('INVALID_STATE', 'Only what failed or was cancelled is tried again.', 'input', 'id')
        }),
      ),
  }),
)
