'use client'

import { useQueryStates } from 'nuqs'
import { WhoCanDocument, type WhoCanQuery, type WhoCanQueryVariables } from '../generated/graphql'
import { refusalIn } from '../graph/answer'
import type { Completeness } from '../graph/rows'
import type { Served } from '../graph/served'
import { Refused } from '../view/blank'
import { ExportMenu } from '../view/export-menu'
import { EntityHead } from '../view/entity-head'
import { PageSection } from '../view/page-section'
import { PageView } from '../view/page-view'
import { Chains } from './chains'
import { Holders } from './holders'
import { Question, QuickQuestions } from './question'
import { WHO_CAN, whoCanVariables } from './search-params'

const EXPORTED = [
  { name: 'Id', path: 'id' },
  { name: 'Name', path: 'name' },
  { name: 'Kind', path: 'kind' },
  { name: 'Spaces', path: 'spaceCount' },
]

/** Spaces whose teams could not be read; since when is not told of rights. */
function completenessOf({ whoCan }: WhoCanQuery, at: string): Completeness | null {
  if (!whoCan) return null
  const { asked, answered, missing } = whoCan.completeness
  return { asked, answered, missing: missing.map((one) => ({ ...one, since: at })) }
}

/** Who can do something somewhere, by what; and why one person can, or cannot. */
export function WhoCanView({ served }: { served: Served<WhoCanQuery, WhoCanQueryVariables> }) {
  const [search, setSearch] = useQueryStates(WHO_CAN, { shallow: true, history: 'push' })
  const variables = whoCanVariables(search)
  const at = new Date(served.at).toISOString()
  return (
    <PageView
      name="Who can"
      document={WhoCanDocument}
      variables={variables}
      served={served}
      field="whoCan"
      subject={(data) => data}
      titleOf={() => 'Who can'}
      completeness={(data) => completenessOf(data, at)}
      live={['TEAM', 'USER_ROLE', 'SCOPED_USER_ROLE']}
    >
      {(data, _, { query, isStale, answer, refresh }) => (
        <>
          <EntityHead
            crumbs={[]}
            title="Who can"
            actions={
              <>
                {variables.holders && (
                  <ExportMenu
                    operation={{ query: String(WhoCanDocument), variables }}
                    columns={EXPORTED}
                    fileName="who-can"
                  />
                )}
                {query}
              </>
            }
          >
            Who can do what where, and by what they can.
          </EntityHead>
          <div className="flex flex-col gap-6 px-4 py-5 sm:px-5">
            <Question search={search} data={data} onAsk={(changes) => void setSearch(changes)} />
            <div aria-busy={isStale} className={`max-w-4xl ${isStale ? 'opacity-60' : ''}`}>
              {search.permission === null ? (
                <QuickQuestions search={search} data={data} />
              ) : variables.explain ? (
                data.explainAccess ? (
                  <PageSection
                    title={`${data.explainAccess.allowed ? 'Yes' : 'No'}: ${data.explainAccess.user.name}`}
                    note={data.explainAccess.reason}
                  >
                    {data.explainAccess.chains.length === 0 ? (
                      <p className="text-muted">They have no role here.</p>
                    ) : (
                      <Chains chains={data.explainAccess.chains} showVerdict />
                    )}
                  </PageSection>
                ) : (
                  !isStale && <Refused refusal={refusalIn(answer, 'explainAccess')} onRetry={refresh} />
                )
              ) : data.whoCan ? (
                <Holders holders={data.whoCan} search={search} />
              ) : (
                !isStale && <Refused refusal={refusalIn(answer, 'whoCan')} onRetry={refresh} />
              )}
            </div>
          </div>
        </>
      )}
    </PageView>
  )
}
