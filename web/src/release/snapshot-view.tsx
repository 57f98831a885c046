'use client'

import { ReleaseSnapshotDocument } from '../generated/graphql'
import type { ReleaseSnapshotQuery, ReleaseSnapshotQueryVariables } from '../generated/graphql'
import { found } from '../graph/found'
import type { Served } from '../graph/served'
import { Steps } from '../project/process/steps'
import { numberText } from '../view/count-text'
import { Mark } from '../view/entity-head'
import { Lines, Nothing, PageSection } from '../view/page-section'
import { PageView } from '../view/page-view'
import { scopeText } from './compare/scope-text'
import { ReleaseHead } from './release-head'

type Release = Extract<NonNullable<ReleaseSnapshotQuery['release']>, { id: string }>
type Variable = NonNullable<Release['variableSnapshot']>['variables'][number]

/** What a release keeps however its project changes: its variables and its process, as they were. */
export function ReleaseSnapshot({ served }: { served: Served<ReleaseSnapshotQuery, ReleaseSnapshotQueryVariables> }) {
  return (
    <PageView
      name="Snapshot"
      document={ReleaseSnapshotDocument}
      variables={served.variables}
      served={served}
      field="release"
      subject={({ release }) => found(release)}
      titleOf={({ project, version }) => `Snapshot of ${project?.name ?? ''} ${version}`}
      live={['RELEASE']}
      concerns={({ id }) => id === served.variables.id}
    >
      {(release, _, { query }) => (
        <>
          <ReleaseHead release={release} part="snapshot" query={query} />
          <div className="grid gap-x-10 gap-y-8 px-4 py-5 sm:px-5 xl:grid-cols-2">
            <PageSection
              title="Process"
              {...(release.process?.version ? { note: `version ${release.process.version}` } : {})}
            >
              {release.process ? (
                <Steps steps={release.process.steps} />
              ) : (
                <Nothing>You may not see its process.</Nothing>
              )}
            </PageSection>
            <Variables snapshot={release.variableSnapshot} revision={release.revision} />
          </div>
        </>
      )}
    </PageView>
  )
}

function Variables({ snapshot, revision }: { snapshot: Release['variableSnapshot']; revision: number }) {
  if (!snapshot)
    return (
      <PageSection title="Variables">
        <Nothing>You may not see its variables.</Nothing>
      </PageSection>
    )
  return (
    <PageSection title="Variables" note={`${numberText(snapshot.variables.length)} values, revision ${revision}`}>
      {snapshot.variables.length === 0 ? (
        <Nothing>It has none that you may see.</Nothing>
      ) : (
        <Lines>
          {snapshot.variables.map((variable) => (
            <li key={variable.number} className="flex flex-wrap gap-x-4 gap-y-0.5 py-2">
              <span className="w-56 font-mono text-sm font-medium break-all">{variable.name}</span>
              <span className="min-w-0 flex-1 basis-52">
                <span className="block font-mono text-sm break-words whitespace-pre-wrap">{valueText(variable)}</span>
                <span className="block text-sm text-muted">
                  {scopeText(variable.scope)}
                  {variable.libraryVariableSet && ` · from ${variable.libraryVariableSet.name}`}
                </span>
              </span>
              {variable.prompt && (
                <span>
                  <Mark>Prompted</Mark>
                </span>
              )}
            </li>
          ))}
        </Lines>
      )}
      {snapshot.hasHidden && <p className="mt-2 text-sm text-muted">There are values that you may not see.</p>}
    </PageSection>
  )
}

function valueText(variable: Variable): string {
  if (variable.isSensitive) return '•••••• (sensitive)'
  const reference = variable.account ?? variable.certificate ?? variable.workerPool
  return reference?.name ?? (variable.value === '' ? '(empty)' : (variable.value ?? 'No value'))
}
