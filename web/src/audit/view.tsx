'use client'

import { useQueryStates } from 'nuqs'
import {
  AuditOfDirectoryDocument,
  AuditOfSpacesDocument,
  AuditOfZoneDocument,
  type AuditOfDirectoryQuery,
  type AuditOfDirectoryQueryVariables,
  type AuditOfSpacesQuery,
  type AuditOfSpacesQueryVariables,
  type AuditOfZoneQuery,
  type AuditOfZoneQueryVariables,
} from '../generated/graphql'
import type { Served } from '../graph/served'
import { useList } from '../graph/use-list'
import type { Connection } from '../graph/rows'
import { useNewEvents } from '../live/use-new-events'
import { useKnownSpaces } from '../spaces/known'
import { EventPeek, SpaceEventPeek } from './event-peek'
import { actorNames, type AuditEvent } from './event'
import { mayConcern } from './may-concern'
import { auditSchema, auditVariables, FACETS, type AuditSearch } from './source'
import { Timeline } from './timeline'

/** What the server read: the audit that the URL names. */
export type ServedAudit =
  | { of: 'spaces'; served: Served<AuditOfSpacesQuery, AuditOfSpacesQueryVariables> }
  | { of: 'directory'; served: Served<AuditOfDirectoryQuery, AuditOfDirectoryQueryVariables> }
  | { of: 'zone'; served: Served<AuditOfZoneQuery, AuditOfZoneQueryVariables> }

type PartProps = { given: ServedAudit; search: AuditSearch; now: number }

/** What was done, refused and read: in all Spaces, in the directory, or in the zone. `now` is the server's clock, in epoch milliseconds. */
export function AuditView({ given, now }: { given: ServedAudit; now: number }) {
  const [state] = useQueryStates(auditSchema.parsers)
  const search = state as object as AuditSearch
  const Part = { spaces: OfSpaces, directory: OfDirectory, zone: OfZone }[search.of]
  return <Part given={given} search={search} now={now} />
}

function OfSpaces({ given, search, now }: PartProps) {
  const known = useKnownSpaces()
  const variables = { ...auditVariables(search, now), facets: true }
  const list = useList<AuditOfSpacesQuery, AuditOfSpacesQueryVariables, AuditEvent>({
    document: AuditOfSpacesDocument,
    variables,
    served: given.of === 'spaces' ? given.served : null,
    connection: ({ events }) =>
      events && { ...events, nodes: events.nodes.map((node) => ({ ...node, before: null, after: null })) },
  })
  // In a list that begins with the oldest, or behind a cursor, nothing new has a place in sight.
  const isOn = search.sort === '-at' && search.after === null
  const isOf = (space: string) => mayConcern(space, search, known.spaces)
  useNewEvents({ isOn, isOf }, (ids) => void list.changed(ids))
  const names = actorNames(
    list.data?.users?.nodes ?? [],
    list.rows.map(({ node }) => node),
  )
  const facets = FACETS.map((facet) => (facet.id === 'actor' ? { ...facet, labels: names } : facet))
  return (
    <Timeline
      search={search}
      now={now}
      list={list}
      facets={facets}
      counts={list.data?.eventFacets ?? null}
      operation={{ query: String(AuditOfSpacesDocument), variables }}
      peek={(id, node) => <SpaceEventPeek id={id} node={node} />}
    />
  )
}

function OfDirectory({ given, search, now }: PartProps) {
  const variables = auditVariables(search, now)
  const list = useList<AuditOfDirectoryQuery, AuditOfDirectoryQueryVariables, AuditEvent>({
    document: AuditOfDirectoryDocument,
    variables,
    served: given.of === 'directory' ? given.served : null,
    connection: ({ directoryEvents }) => inOnePlace(directoryEvents),
  })
  return (
    <Timeline
      search={search}
      now={now}
      list={list}
      facets={[]}
      counts={null}
      operation={{ query: String(AuditOfDirectoryDocument), variables }}
      peek={(_, node) => node && <EventPeek event={node} />}
    />
  )
}

function OfZone({ given, search, now }: PartProps) {
  const variables = auditVariables(search, now)
  const list = useList<AuditOfZoneQuery, AuditOfZoneQueryVariables, AuditEvent>({
    document: AuditOfZoneDocument,
    variables,
    served: given.of === 'zone' ? given.served : null,
    connection: ({ zoneEvents }) => inOnePlace(zoneEvents),
  })
  return (
    <Timeline
      search={search}
      now={now}
      list={list}
      facets={[]}
      counts={null}
      operation={{ query: String(AuditOfZoneDocument), variables }}
      peek={(_, node) => node && <EventPeek event={node} />}
    />
  )
}

/** A list that lives in one place, which answers whole or not at all. */
function inOnePlace(
  list: Omit<Connection<AuditEvent>, 'completeness'> | null | undefined,
): Connection<AuditEvent> | null {
  return list ? { ...list, completeness: { asked: 1, answered: 1, missing: [] } } : null
}
