import { z } from 'zod'

const positionSchema = z.number().int().min(0)

/** One event of a Space that changed something: when, and what, by kind (`Projects`) and local id. */
export const feedEventSchema = z.object({
  position: positionSchema,
  at: z.iso.datetime(),
  things: z.array(z.object({ kind: z.string(), local: z.number().int().positive() })).max(10),
})

const pageShape = {
  /** The last event that was looked at; those that changed nothing are not told. */
  position: positionSchema,
  events: z.array(feedEventSchema).max(1_000),
}

/**
 * A line of an Instance's change feed (`GET /internal/changes`): what happened in a Space after the event `from` (at first: nothing, and where
 * its events end), that its database does not answer, and a beat every half second.
 */
export const feedLineSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('events'), space: z.string(), from: positionSchema, ...pageShape }),
  z.object({ type: z.literal('away'), space: z.string() }),
  z.object({ type: z.literal('beat') }),
])

/** What `POST /internal/changes/page` answers. `known`: whether the Space has got as far as it was asked to go on from. */
export const feedPageSchema = z.object({ known: z.boolean(), ...pageShape })

export type FeedEvent = z.infer<typeof feedEventSchema>
export type FeedLine = z.infer<typeof feedLineSchema>
export type FeedPage = z.infer<typeof feedPageSchema>
