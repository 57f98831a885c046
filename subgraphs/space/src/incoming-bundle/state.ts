import { builder } from '../builder.js'

export const IncomingBundleState = builder.enumType('IncomingBundleState', {
  description: 'What became of a bundle that came here.',
  values: {
    RECEIVED: { description: 'It waits for somebody to decide.' },
    REPLACED: { description: 'Another bundle of the same release came after it, before anybody decided.' },
    ACCEPTED: { description: 'Its release can be deployed here.' },
    REJECTED: { description: 'Somebody decided against it.' },
  } as const,
})
