import { z } from 'zod'

/** What can happen to a release on its way, in the order in which it does. */
export const JOURNEY_KINDS = [
  'BUILT',
  'CREATED',
  'BUNDLED',
  'CARRIED',
  'IMPORTED',
  'APPROVED',
  'ACCEPTED',
  'REJECTED',
  'DEPLOYED',
  'RECEIPT_ISSUED',
  'RECEIPT_RECEIVED',
] as const

/** One kind of what can happen to a release. */
export type JourneyKind = (typeof JOURNEY_KINDS)[number]

/** The most Spaces, and the most origins or releases, that one question names. */
export const MOST_ASKED = 1_000

/** A Space as it is known beyond its fleet: by the root of its keys, and what it calls itself. */
const placeSchema = z.object({ root: z.string(), space: z.string() })

export type JourneyPlace = z.infer<typeof placeSchema>

const buildSchema = z.object({
  packageId: z.string(),
  version: z.string(),
  branch: z.string().nullable(),
  commit: z.string().nullable(),
  url: z.string().nullable(),
})

/** A way by which a Space knows something: by its own rows, or because a receipt of another Space says so. */
const sourceSchema = z.enum(['HERE', 'RECEIPT'])

const eventSchema = z.object({
  /** Alike for one and the same event, whoever tells it. */
  key: z.string(),
  kind: z.enum(JOURNEY_KINDS),
  /** When, as an ISO 8601 text. */
  at: z.iso.datetime(),
  source: sourceSchema,
  /** Where; null: in the Space that tells it. */
  where: placeSchema.nullable(),
  /** The id of what it is about, in the Space that tells it: a deployment, a bundle. */
  id: z.string().nullable(),
  /** The name of the environment, where the caller sees it. */
  environment: z.string().nullable(),
  /** How what it is about stands now: a deployment's or a bundle's state. */
  state: z.string().nullable(),
  /** The bundle's own id. */
  bundle: z.string().nullable(),
  sequence: z.number().int().nullable(),
  /** To whom a bundle goes, or from whom it comes. */
  peer: placeSchema.nullable(),
  /** Until when a bundle may be taken in. */
  expiresAt: z.iso.datetime().nullable(),
  build: buildSchema.nullable(),
})

export type JourneyEvent = z.infer<typeof eventSchema>

/** An environment that a release was deployed to with success. */
const reachedSchema = z.object({
  /** Where; null: in the Space that tells it. */
  where: placeSchema.nullable(),
  environment: z.string(),
  source: sourceSchema,
})

export type JourneyReached = z.infer<typeof reachedSchema>

const releaseSchema = z.object({
  /** Its id here; null where only bundles of it are. */
  id: z.string().nullable(),
  /** Null where the caller does not see the project. */
  project: z.string().nullable(),
  version: z.string(),
  /** `<root>/<id>` of the Space where it was made; null: made here, and this Space has no keys. */
  origin: z.string().nullable(),
  reached: z.array(reachedSchema),
  /** The newest last. */
  events: z.array(eventSchema),
  /** Whether older events were left out. */
  truncated: z.boolean(),
})

/** What one Space says of a release. */
export type JourneyRelease = z.infer<typeof releaseSchema>

const spaceSchema = z.object({
  space: z.string(),
  /** The root of its keys; null: it has none. */
  root: z.string().nullable(),
  /** Null: the Space did not answer, or does not answer this asker. */
  releases: z.array(releaseSchema).nullable(),
  /** Why there are none: an error code. */
  reason: z.string().nullable(),
  /** Whether there are more releases than it tells. */
  truncated: z.boolean(),
})

/** What one Space says of the releases that were asked about. */
export type SpaceJourneys = z.infer<typeof spaceSchema>

/** What an Instance answers to `POST /internal/journeys`. */
export const journeysSchema = z.object({ spaces: z.array(spaceSchema) })

/** Which releases: by origin, by id, by a package of theirs and its version, or by a commit that is in one of their packages. */
export const journeyQuestionSchema = z.object({
  spaces: z.array(z.string()).max(MOST_ASKED),
  by: z.union([
    z.strictObject({ origins: z.array(z.string().max(200)).max(MOST_ASKED) }),
    z.strictObject({ releases: z.array(z.string().max(100)).max(MOST_ASKED) }),
    z.strictObject({ package: z.object({ packageId: z.string(), version: z.string().nullable() }) }),
    z.strictObject({ commit: z.string() }),
  ]),
})

export type JourneyQuestion = z.infer<typeof journeyQuestionSchema>
export type JourneyBy = JourneyQuestion['by']
