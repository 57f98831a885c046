import type { AuditOfDirectoryQuery, AuditOfSpacesQuery, AuditOfZoneQuery } from '../generated/graphql'
import { pageOf } from '../explore/page-of'

type SpaceEvent = NonNullable<AuditOfSpacesQuery['events']>['nodes'][number]
type DirectoryEvent = NonNullable<AuditOfDirectoryQuery['directoryEvents']>['nodes'][number]
type ZoneEvent = NonNullable<AuditOfZoneQuery['zoneEvents']>['nodes'][number]

/** An event as the timeline shows it, of whichever audit. What stood before and after is read with the panel in the audit of a Space. */
export type AuditEvent = (DirectoryEvent | ZoneEvent) & Partial<Pick<SpaceEvent, 'space' | 'node'>>

/** Who did it: by name where the caller may know it. */
export function actorName({ actor, user }: Pick<AuditEvent, 'actor' | 'user'>): string {
  return user?.name ?? actor
}

/** What the thing is called now; its id where it is gone or has no name. */
export function subjectName({ subject, node }: Pick<AuditEvent, 'subject' | 'node'>): string {
  if (!node) return subject
  switch (node.__typename) {
    case 'Release':
      return `Release ${node.version}`
    case 'ServerTask':
      return node.description
    case 'Deployment': {
      const parts = [node.project?.name, node.release?.version, node.environment?.name].filter(Boolean)
      return parts.length > 0 ? parts.join(' · ') : subject
    }
    case 'IncomingBundle':
      return `${node.projectName} ${node.releaseVersion}`
    default:
      return 'name' in node ? node.name : subject
  }
}

/** Names of those who did something, by their ids, as far as the users and the events at hand tell. */
export function actorNames(
  users: readonly { id: string; name: string }[],
  events: readonly Pick<AuditEvent, 'actor' | 'user'>[],
): Record<string, string> {
  const acting = events.flatMap(({ actor, user }) => (user ? [{ id: actor, name: user.name }] : []))
  return Object.fromEntries([...users, ...acting].map(({ id, name }) => [id, name]))
}

/** Pages that list things of the directory and the zone, by where their ids begin. */
const PAGES: Readonly<Record<string, string>> = {
  Spaces: '/admin/spaces',
  Instances: '/admin/instances',
  Groups: '/admin/groups',
  Zones: '/zones',
}

/** The page of what an event is about. Null: it has none. */
export function subjectHref(subject: string): string | null {
  const page = pageOf(subject)
  if (page !== null) return page
  const kind = /^([A-Za-z]+)-\d+$/.exec(subject)?.[1]
  if (kind === undefined) return null
  return kind === 'Users' ? `/admin/people/${subject}` : (PAGES[kind] ?? null)
}
