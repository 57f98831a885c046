import { JOURNEY_KINDS } from '@spaceport/kit/journey/facts'
import { builder } from '../builder.js'
import type { Happened } from './journey.js'
import { JourneyPlace } from './place-type.js'

const DESCRIPTIONS: Readonly<Record<(typeof JOURNEY_KINDS)[number], string>> = {
  BUILT: 'How a package of it was built was told.',
  CREATED: 'It was made.',
  BUNDLED: 'It was put into a bundle for another Space.',
  CARRIED: 'Somebody, or the network, first took the bundle.',
  IMPORTED: 'The bundle was taken in.',
  APPROVED: 'Somebody approved the bundle.',
  ACCEPTED: 'The bundle was accepted: from then on the release is there.',
  REJECTED: 'The bundle was rejected.',
  DEPLOYED: 'It was deployed, or is to be; `state` tells how that stands.',
  RECEIPT_ISSUED: 'The last receipt for the bundle was made.',
  RECEIPT_RECEIVED: 'The last receipt for the bundle came back.',
}

const JourneyEventKind = builder.enumType('JourneyEventKind', {
  description: 'What can happen to a release on its way.',
  values: Object.fromEntries(JOURNEY_KINDS.map((kind) => [kind, { value: kind, description: DESCRIPTIONS[kind] }])) as {
    [Kind in (typeof JOURNEY_KINDS)[number]]: { value: Kind; description: string }
  },
})

const JourneySource = builder.enumType('JourneySource', {
  description: 'How something is known.',
  values: {
    HERE: { description: 'The Space where it happened tells it.' },
    RECEIPT: { description: 'Another Space tells it, because a receipt told it.' },
  } as const,
})

const JourneyBuild = builder.objectRef<NonNullable<Happened['build']>>('JourneyBuild').implement({
  description: 'How a package was built.',
  access: 'ReleaseView',
  fields: (t) => ({
    packageId: t.exposeString('packageId', { description: 'The package.' }),
    version: t.exposeString('version', { description: 'Its version.' }),
    branch: t.exposeString('branch', { nullable: true, description: 'The branch that it was built from.' }),
    commit: t.exposeString('commit', { nullable: true, description: 'The commit that it was built from.' }),
    url: t.exposeString('url', { nullable: true, description: 'Where the build is shown.' }),
  }),
})

export const JourneyEvent = builder.objectRef<Happened>('JourneyEvent').implement({
  description: 'Something that happened to a release on its way. Who did it, the audit of the Space tells.',
  access: 'ReleaseView',
  fields: (t) => ({
    kind: t.expose('kind', { type: JourneyEventKind, description: 'What happened.' }),
    at: t.field({ type: 'DateTime', description: 'When.', resolve: ({ at }) => new Date(at) }),
    source: t.expose('source', { type: JourneySource, description: 'How it is known.' }),
    place: t.expose('place', { type: JourneyPlace, description: 'Where.' }),
    entityId: t.exposeID('id', {
      nullable: true,
      description: 'The id of what it is about in the Space that tells it, for `node`: a deployment, a bundle.',
    }),
    environment: t.exposeString('environment', {
      nullable: true,
      description: 'The environment, by name; null where the caller cannot see it.',
    }),
    state: t.exposeString('state', {
      nullable: true,
      description: "How it stands now: of a deployment a `TaskState`, of a bundle that bundle's state.",
    }),
    bundle: t.exposeString('bundle', { nullable: true, description: "The bundle's own id, the same in both Spaces." }),
    sequence: t.exposeInt('sequence', {
      nullable: true,
      description: 'The number of the bundle among those between the same two Spaces.',
    }),
    peer: t.expose('peer', {
      type: JourneyPlace,
      nullable: true,
      description: 'The other Space: to which the bundle goes, or from which it came.',
    }),
    expiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Until when the bundle may be taken in.',
      resolve: ({ expiresAt }) => (expiresAt === null ? null : new Date(expiresAt)),
    }),
    build: t.expose('build', { type: JourneyBuild, nullable: true, description: 'How a package of it was built.' }),
  }),
})
