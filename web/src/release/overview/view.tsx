'use client'

import Link from 'next/link'
import { ReleaseOverviewDocument } from '../../generated/graphql'
import type { ReleaseOverviewQuery, ReleaseOverviewQueryVariables } from '../../generated/graphql'
import { found } from '../../graph/found'
import type { Completeness } from '../../graph/rows'
import type { Served } from '../../graph/served'
import { numberText } from '../../view/count-text'
import { Nothing, PageSection } from '../../view/page-section'
import { PageView } from '../../view/page-view'
import { releasePath } from '../path'
import { ReleaseHead } from '../release-head'
import { Bundles } from './bundles'
import { Defects } from './defects'
import { Deployments } from './deployments'
import { NextSteps } from './next-steps'
import { Packages } from './packages'
import { ProgressionView } from './progression'
import type { OverviewCells, OverviewRelease } from './release'

/** The Spaces that the next steps lack, each lifecycle's together. */
function missingOf({ release }: ReleaseOverviewQuery): Completeness | null {
  const all = (found(release)?.nextSteps ?? []).map(({ completeness }) => completeness)
  return all.toSorted((a, b) => b.missing.length - a.missing.length)[0] ?? null
}

/** One release: how far it is, what comes next, what is in it, and where it was deployed. */
export function ReleaseOverview({ served }: { served: Served<ReleaseOverviewQuery, ReleaseOverviewQueryVariables> }) {
  const id = String(served.variables.id)
  return (
    <PageView
      name="Release"
      document={ReleaseOverviewDocument}
      variables={served.variables}
      served={served}
      field="release"
      subject={({ release }) => found(release)}
      titleOf={({ project, version }) => `${project?.name ?? 'Release'} ${version}`}
      completeness={missingOf}
      live={['RELEASE', 'DEPLOYMENT', 'OUTGOING_BUNDLE', 'INCOMING_BUNDLE']}
      concerns={({ space, kind, id: changed, project }, release) => {
        if (kind === 'RELEASE') return changed === id
        return kind === 'DEPLOYMENT' ? project === release?.project?.id : id.startsWith(`${space}/`)
      }}
    >
      {(release, { cells }, { query }) => (
        <>
          <ReleaseHead release={release} part="overview" query={query} />
          <div className="grid gap-x-10 gap-y-8 px-4 py-5 sm:px-5 xl:grid-cols-[minmax(0,1fr)_22rem]">
            <Main release={release} cells={cells ?? null} />
            <Side release={release} />
          </div>
        </>
      )}
    </PageView>
  )
}

function Main({ release, cells }: { release: OverviewRelease; cells: OverviewCells | null }) {
  return (
    <div className="flex min-w-0 flex-col gap-8">
      <PageSection title="Progress" {...(release.progression?.isComplete ? { note: 'complete' } : {})}>
        <ProgressionView release={release} cells={cells} />
      </PageSection>
      <PageSection title="Packages" note={numberText(release.packages.length)}>
        <Packages packages={release.packages} />
      </PageSection>
      <PageSection title="Deployments" note={numberText(release.deployments.totalCount)}>
        <Deployments deployments={release.deployments} />
      </PageSection>
    </div>
  )
}

function Side({ release }: { release: OverviewRelease }) {
  const hasBundles = release.incomingBundle !== null || release.outgoingBundles.nodes.length > 0
  return (
    <div className="flex min-w-0 flex-col gap-8">
      {release.defects.length > 0 && (
        <PageSection title="Defects">
          <Defects defects={release.defects} />
        </PageSection>
      )}
      <PageSection title="Notes">
        {release.notes ? (
          <p className="max-w-prose break-words whitespace-pre-line">{release.notes}</p>
        ) : (
          <p className="text-muted">None were written.</p>
        )}
      </PageSection>
      {release.nextSteps?.map((progress) => (
        <PageSection key={progress.lifecycle.id} title={progress.lifecycle.name} note="lifecycle across Spaces">
          <NextSteps progress={progress} />
        </PageSection>
      ))}
      <PageSection
        title="Promotions"
        action={
          <Link prefetch={false} href={releasePath(release.id, 'trace')} className="text-accent hover:underline">
            Full trace
          </Link>
        }
      >
        {hasBundles ? <Bundles release={release} /> : <Nothing>It has not left its Space.</Nothing>}
      </PageSection>
    </div>
  )
}
