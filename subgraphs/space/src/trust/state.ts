import { builder } from '../builder.js'

/** Whether a trust is in force. */
export const TrustState = builder.enumType('TrustState', {
  description: 'Whether a trust is in force.',
  values: {
    PENDING: { description: 'Somebody has yet to compare the fingerprint; nothing is believed until then.' },
    ACTIVE: { description: 'What the other Space signs is believed.' },
    REVOKED: { description: 'Nothing that the other Space signs is believed any more.' },
  } as const,
})
