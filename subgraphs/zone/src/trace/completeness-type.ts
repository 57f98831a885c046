import { builder } from '../builder.js'
import type { Told } from './ask.js'

/** A Space that did not answer a question over the fleet. */
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

/** How many Spaces were asked, and which did not answer. */
export type CompletenessShape = { asked: number; answered: number; missing: Missing[] }

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

/** Which Spaces answered. */
export function completenessOf(told: readonly Told[]): CompletenessShape {
  const since = new Date()
  const missing = told.flatMap(({ space, reason }) => (reason === null ? [] : [{ space, reason, since }]))
  return { asked: told.length, answered: told.length - missing.length, missing }
}
