'use client'

import { ReleaseTraceDocument } from '../../generated/graphql'
import type { ReleaseTraceQuery, ReleaseTraceQueryVariables, TraceFactsFragment } from '../../generated/graphql'
import { found } from '../../graph/found'
import type { Served } from '../../graph/served'
import { Nothing, PageSection } from '../../view/page-section'
import { PageView } from '../../view/page-view'
import { ReleaseHead } from '../release-head'
import { Journey } from './journey'

/** The whole way of one release over Spaces and Zones, as far as the caller may see it. */
export function ReleaseTrace({ served }: { served: Served<ReleaseTraceQuery, ReleaseTraceQueryVariables> }) {
  return (
    <PageView
      name="Trace"
      document={ReleaseTraceDocument}
      variables={served.variables}
      served={served}
      field="release"
      subject={({ release }) => found(release)}
      titleOf={({ project, version }) => `Trace of ${project?.name ?? ''} ${version}`}
      completeness={({ trace }) => trace?.completeness}
      live={['DEPLOYMENT', 'OUTGOING_BUNDLE', 'INCOMING_BUNDLE']}
    >
      {(release, { trace }, { query }) => (
        <>
          <ReleaseHead release={release} part="trace" query={query} />
          <div className="max-w-4xl px-4 py-5 sm:px-5">
            <PageSection title="Trace" note={summaryOf(trace?.journeys[0])}>
              <Journeys trace={trace ?? null} />
            </PageSection>
          </div>
        </>
      )}
    </PageView>
  )
}

/** How far it is, in a few words. */
function summaryOf(journey: TraceFactsFragment['journeys'][number] | undefined): string | undefined {
  if (!journey) return undefined
  const spaces = journey.releases.length
  const waits = journey.missing.length
  return `in ${spaces} ${spaces === 1 ? 'Space' : 'Spaces'}${waits > 0 ? `, waits for ${waits} ${waits === 1 ? 'thing' : 'things'}` : ''}`
}

/** All ways that a trace found, each under its release. */
export function Journeys({ trace, isHeaded }: { trace: TraceFactsFragment | null; isHeaded?: boolean }) {
  if (!trace) return <Nothing>Where it has been could not be read just now.</Nothing>
  if (trace.journeys.length === 0) return <Nothing>No release that you may see has it.</Nothing>
  return (
    <div className="flex flex-col gap-8">
      {trace.journeys.map((journey) => (
        <section key={journey.origin ?? journey.releases[0]?.id ?? journey.version}>
          {isHeaded && (
            <h2 className="mb-2 text-lg font-semibold">
              {journey.project ?? 'A project that you may not see'} {journey.version}
            </h2>
          )}
          <Journey journey={journey} />
        </section>
      ))}
      {trace.truncated && <p className="text-sm text-muted">There are more releases than these.</p>}
    </div>
  )
}
