import { builder } from '../builder.js'

export const SavedViewAudienceEnum = builder.enumType('SavedViewAudience', {
  description: 'With whom a view is shared.',
  values: {
    SELF: { description: 'With nobody: only its owner sees it.' },
    GROUPS: { description: 'With the members of some groups.' },
    EVERYBODY: { description: 'With everybody who is signed in.' },
  } as const,
})
