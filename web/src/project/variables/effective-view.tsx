'use client'

import Link from 'next/link'
import { useQueryStates } from 'nuqs'
import { ProjectEffectiveVariablesDocument } from '../../generated/graphql'
import type { ProjectEffectiveVariablesQuery, ProjectEffectiveVariablesQueryVariables } from '../../generated/graphql'
import { refusalIn } from '../../graph/answer'
import { found } from '../../graph/found'
import type { Served } from '../../graph/served'
import { Blank, Refused } from '../../view/blank'
import { PageView } from '../../view/page-view'
import { ProjectHead } from '../head/project-head'
import { projectPath } from '../path'
import { EFFECTIVE_SEARCH, effectiveVariables } from './effective-search'
import { EffectiveList } from './effective-list'

/** What each variable of a project means in one environment, and why just that value counts. */
export function EffectiveView({
  id,
  served,
}: {
  id: string
  served: Served<ProjectEffectiveVariablesQuery, ProjectEffectiveVariablesQueryVariables>
}) {
  const [search, setSearch] = useQueryStates(EFFECTIVE_SEARCH, { shallow: true, history: 'push' })
  return (
    <PageView
      name="Effective values"
      document={ProjectEffectiveVariablesDocument}
      variables={effectiveVariables(id, search)}
      served={served}
      field="project"
      subject={({ project }) => found(project)}
      titleOf={({ name }) => `Effective values in ${name}`}
      live={['VARIABLE', 'LIBRARY_VARIABLE_SET']}
      concerns={({ space }) => id.startsWith(`${space}/`)}
    >
      {(project, { effectiveVariables: effective }, { query, isStale, answer, refresh }) => (
        <>
          <ProjectHead
            project={project}
            part="variables"
            actions={
              <>
                {query}
                <Link prefetch={false} href={projectPath(id, 'variables')} className="control">
                  All values
                </Link>
              </>
            }
          />
          <div className="flex flex-wrap items-center gap-3 px-4 pt-4 pb-2 sm:px-5">
            <h2 className="text-lg font-semibold">What counts in</h2>
            <select
              aria-label="Environment"
              value={search.environment}
              onChange={(event) => void setSearch({ environment: event.target.value })}
              className="control"
            >
              <option value="">Choose an environment</option>
              {project.environments.map(({ id: environment, name }) => (
                <option key={environment} value={environment}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          <div aria-busy={isStale} className={`flex flex-1 flex-col px-4 pb-6 sm:px-5 ${isStale ? 'opacity-60' : ''}`}>
            {effective ? (
              <EffectiveList variables={effective.variables} isTruncated={effective.truncated} />
            ) : search.environment === '' ? (
              <Blank title="Choose an environment">
                Then every variable is shown with the value that counts there, why, and why its others do not.
              </Blank>
            ) : (
              !isStale && <Refused refusal={refusalIn(answer, 'effectiveVariables')} onRetry={refresh} />
            )}
          </div>
        </>
      )}
    </PageView>
  )
}
