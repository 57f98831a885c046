import { builder } from '../builder.js'

/** What a trust lets the other Space do. */
export const TrustPurpose = builder.enumType('TrustPurpose', {
  description: 'What a trust lets the other Space do.',
  values: {
    RELEASES: { description: 'Send releases here.' },
    RECEIPTS: { description: 'Take releases from here, and tell what became of them.' },
  } as const,
})
