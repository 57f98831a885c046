import { builder } from '../builder.js'
import { Release } from '../graph/refs.js'
import { Completeness, completenessOf } from './completeness-type.js'
import { JourneyEvent } from './event-type.js'
import { gapsOf, type Gap } from './gaps.js'
import type { Journey } from './journey.js'
import type { Gathered } from './load.js'
import { JourneyPlace } from './place-type.js'

const JourneyGapKind = builder.enumType('JourneyGapKind', {
  description: 'What a release waits for on its way.',
  values: {
    NOT_IMPORTED: { description: 'A bundle was made and has not been taken in.' },
    EXPIRED: { description: 'A bundle has expired and was not taken in; the release is to be promoted again.' },
    UNDECIDED: { description: 'A bundle was taken in and is neither accepted nor rejected.' },
    NOT_DEPLOYED: { description: 'It was accepted and has not been deployed there with success.' },
    RECEIPT_NOT_RETURNED: {
      description: 'Something was done there that no receipt has told the Space that the bundle came from.',
    },
  } as const,
})

const JourneyGap = builder.objectRef<Gap>('JourneyGap').implement({
  description: 'Something that a release waits for on its way.',
  access: 'ReleaseView',
  fields: (t) => ({
    what: t.expose('what', { type: JourneyGapKind, description: 'What has not happened.' }),
    since: t.field({
      type: 'DateTime',
      description: 'Since when it could have.',
      resolve: ({ since }) => new Date(since),
    }),
    place: t.expose('place', { type: JourneyPlace, description: 'Where it is to happen.' }),
    bundle: t.exposeString('bundle', { description: "The bundle's own id." }),
  }),
})

const ReleaseJourney = builder.objectRef<Journey>('ReleaseJourney').implement({
  description: 'One release on its way over Spaces, as far as the caller sees it.',
  access: 'ReleaseView',
  fields: (t) => ({
    origin: t.exposeString('origin', {
      nullable: true,
      description:
        'What it is known by beyond its Space; null while its Space has no keys, and so cannot have sent it anywhere.',
    }),
    project: t.exposeString('project', {
      nullable: true,
      description:
        'The project, as it is called where the release was made, if the caller sees it there; null if nowhere.',
    }),
    version: t.exposeString('version', { description: 'The version, such as `2.4.1`.' }),
    releases: t.field({
      type: t.listRef(Release, { nullable: true }),
      description: 'The release in each Space where it is: made there, or accepted.',
      resolve: ({ releases }) => releases.map(({ id }) => ({ id })),
    }),
    events: t.expose('events', {
      type: [JourneyEvent],
      description: 'What happened, in order of time; the newest 1,000.',
    }),
    missing: t.field({
      type: [JourneyGap],
      description: 'What it waits for, in order of time. Nothing is said of Spaces that did not answer.',
      resolve: (journey) => gapsOf(journey, new Date()),
    }),
    truncated: t.exposeBoolean('truncated', { description: 'Whether older events were left out.' }),
  }),
})

export const Trace = builder.objectRef<Gathered>('Trace').implement({
  description: 'Where releases have been, put together from all Spaces that the caller may enter.',
  access: 'ReleaseView',
  fields: (t) => ({
    journeys: t.expose('journeys', { type: [ReleaseJourney], description: 'The releases, one journey for each.' }),
    truncated: t.exposeBoolean('truncated', { description: 'Whether a Space has more such releases than it told.' }),
    completeness: t.field({
      type: Completeness,
      access: 'Public',
      description: 'How many Spaces answered, and which did not.',
      resolve: ({ told }) => completenessOf(told),
    }),
  }),
})
