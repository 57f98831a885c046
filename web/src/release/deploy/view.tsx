'use client'

import { useQueryStates } from 'nuqs'
import { ReleaseDeployDocument } from '../../generated/graphql'
import type { ReleaseDeployQuery, ReleaseDeployQueryVariables } from '../../generated/graphql'
import { refusalIn } from '../../graph/answer'
import { found } from '../../graph/found'
import type { Served } from '../../graph/served'
import { Refused } from '../../view/blank'
import { PageSection } from '../../view/page-section'
import { PageView } from '../../view/page-view'
import { ReleaseHead } from '../release-head'
import { DeployForm } from './form'
import { Places } from './places'
import { DEPLOY_SEARCH, deployVariables } from './search-params'
import { Verdicts } from './verdicts'

/** Deploys a release: where, for whom, whether every rule lets it, and what is asked of whoever does it. */
export function DeployView({
  id,
  served,
}: {
  id: string
  served: Served<ReleaseDeployQuery, ReleaseDeployQueryVariables>
}) {
  const [search, setSearch] = useQueryStates(DEPLOY_SEARCH, { shallow: true, history: 'push' })
  return (
    <PageView
      name="Deploy"
      document={ReleaseDeployDocument}
      variables={deployVariables(id, search)}
      served={served}
      field="release"
      subject={({ release }) => found(release)}
      titleOf={({ version }) => `Deploy ${version}`}
      live={['DEPLOYMENT', 'DEPLOYMENT_FREEZE', 'RELEASE']}
      concerns={({ space }) => id.startsWith(`${space}/`)}
    >
      {(release, { checkDeployment }, { query, isStale, answer, refresh }) => (
        <>
          <ReleaseHead
            release={release}
            title={`Deploy ${release.project?.name ?? ''} ${release.version}`}
            query={query}
          />
          <div className="grid gap-x-10 gap-y-8 px-4 py-5 sm:px-5 xl:grid-cols-2">
            <Places release={release} search={search} onChange={(next) => void setSearch(next)} />
            <div aria-busy={isStale} className={`flex min-w-0 flex-col gap-8 ${isStale ? 'opacity-60' : ''}`}>
              {checkDeployment ? (
                <>
                  <Verdicts check={checkDeployment} />
                  <DeployForm
                    key={`${search.environment} ${search.tenant}`}
                    release={id}
                    environment={search.environment}
                    tenant={search.tenant}
                    check={checkDeployment}
                  />
                </>
              ) : search.environment === '' ? (
                <PageSection title="Rules">
                  <p className="text-muted">
                    Choose where it is to go; then every rule that it must pass is shown here.
                  </p>
                </PageSection>
              ) : (
                !isStale && <Refused refusal={refusalIn(answer, 'checkDeployment')} onRetry={refresh} />
              )}
            </div>
          </div>
        </>
      )}
    </PageView>
  )
}
