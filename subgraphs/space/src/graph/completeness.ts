import { builder } from '../builder.js'

/** A Space whose answer is missing. One Space alone never misses itself; the gateway fills this in over the fleet. */
type Missing = { space: string; reason: string; since: Date }

const MissingSpace = builder.objectRef<Missing>('MissingSpace').implement({
  description: 'A Space whose answer is missing from a list over the fleet.',
  shareable: true,
  access: 'Public',
  fields: (t) => ({
    space: t.exposeID('space', { description: "The Space's id." }),
    reason: t.exposeString('reason', { description: 'Why, as an error code, such as `SPACE_UNAVAILABLE`.' }),
    since: t.expose('since', { type: 'DateTime', description: 'Since when it has not answered.' }),
  }),
})

/** How much of a list was answered. */
export type CompletenessShape = { asked: number; answered: number; missing: Missing[] }

/** What one Space says of its own answer. */
export const COMPLETE: CompletenessShape = { asked: 1, answered: 1, missing: [] }

export const Completeness = builder.objectRef<CompletenessShape>('Completeness').implement({
  description: 'How many Spaces answered. If any is missing, `totalCount` says "at least".',
  shareable: true,
  access: 'Public',
  fields: (t) => ({
    asked: t.exposeInt('asked', { description: 'How many Spaces were asked.' }),
    answered: t.exposeInt('answered', { description: 'How many of them answered.' }),
    missing: t.expose('missing', { type: [MissingSpace], description: 'Those that did not.' }),
  }),
})
