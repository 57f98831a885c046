import { builder } from '../builder.js'

export const OutgoingBundleState = builder.enumType('OutgoingBundleState', {
  description: 'What became of a bundle that was made here, as far as is known here.',
  values: {
    READY: { description: 'Made, and waiting to be carried or to be told of.' },
    WITHDRAWN: { description: 'Somebody took it back before anything was heard of it.' },
    REPLACED: { description: 'Another bundle of the same release went to the same Space after it.' },
    IMPORTED: { description: 'It has arrived there.' },
    ACCEPTED: { description: 'Its release can be deployed there.' },
    REJECTED: { description: 'The other Space does not want it.' },
  } as const,
})
