import { builder } from '../builder.js'

export const PromotionState = builder.enumType('PromotionState', {
  description: 'How far a promotion has come.',
  values: {
    QUEUED: { description: 'It waits for its turn.' },
    SENDING_PACKAGES: { description: 'The packages that the target lacks are sent ahead.' },
    SENDING: { description: 'The bundle is sent.' },
    IMPORTING: { description: 'The target checks it and takes it in; it cannot be cancelled any more.' },
    DELIVERED: { description: 'It is in the inbox of the target, and the source has the first receipt.' },
    FAILED: { description: 'It was refused. It is tried again when somebody asks for it.' },
    CANCELED: { description: 'It was cancelled, or does not wait in the outbox any more.' },
  } as const,
})
