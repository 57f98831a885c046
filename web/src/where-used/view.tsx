'use client'

import { useQueryStates } from 'nuqs'
import { WhereUsedDocument, type WhereUsedQuery, type WhereUsedQueryVariables } from '../generated/graphql'
import { refusalIn, type Answered } from '../graph/answer'
import type { Served } from '../graph/served'
import { Refused } from '../view/blank'
import { EntityHead } from '../view/entity-head'
import { Lines, Nothing, PageSection } from '../view/page-section'
import { PageView } from '../view/page-view'
import { SearchForm } from './search-form'
import { WHERE_USED, whereUsedPath, whereUsedVariables, type WhereUsedSearch } from './search-params'
import { Uses } from './uses'
import { Variables } from './variables'
import { kindWords } from './words'

/** Where something is used: by id, by name, over all Spaces. */
export function WhereUsedView({ served }: { served: Served<WhereUsedQuery, WhereUsedQueryVariables> }) {
  const [search, setSearch] = useQueryStates(WHERE_USED, { shallow: true, history: 'push' })
  const variables = whereUsedVariables(search)
  return (
    <PageView
      name="Where used"
      document={WhereUsedDocument}
      variables={variables}
      served={served}
      field="whereUsed"
      subject={(data) => data}
      titleOf={() => 'Where used'}
      completeness={({ whereUsed, packageUsage, definitions, found }) =>
        (whereUsed ?? packageUsage ?? definitions ?? found)?.completeness
      }
      live={[]}
    >
      {(data, _, { query, isStale, answer, refresh }) => (
        <>
          <EntityHead crumbs={[]} title={titleOf(data, search)} actions={query}>
            {data.thing ? kindWords(data.thing.__typename) : 'What uses it, in all Spaces that you may enter.'}
          </EntityHead>
          <div className="flex flex-col gap-6 px-4 py-5 sm:px-5">
            <SearchForm
              key={JSON.stringify([search.find, search.variable, search.package])}
              search={search}
              onSearch={(next) => void setSearch({ ...next, id: '', after: null })}
            />
            <div aria-busy={isStale} className={`flex max-w-4xl flex-col gap-7 ${isStale ? 'opacity-60' : ''}`}>
              <Answers
                data={data}
                search={search}
                variables={variables}
                answer={answer}
                isStale={isStale}
                onRetry={refresh}
              />
            </div>
          </div>
        </>
      )}
    </PageView>
  )
}

function titleOf({ thing }: WhereUsedQuery, search: WhereUsedSearch): string {
  const name = thing && 'name' in thing ? thing.name : search.variable || search.package
  return name ? `Where ${name} is used` : 'Where used'
}

type AnswersProps = {
  data: WhereUsedQuery
  search: WhereUsedSearch
  variables: WhereUsedQueryVariables
  answer: Answered<WhereUsedQuery>
  isStale: boolean
  onRetry(): void
}

function Answers({ data, search, variables, answer, isStale, onRetry }: AnswersProps) {
  const uses = data.whereUsed ?? data.packageUsage
  if (uses) return <Uses uses={uses} search={search} />
  if (data.definitions && data.users) {
    return (
      <>
        <Variables
          title="Where it has values"
          none="No variable that you may see is called so."
          variables={data.definitions}
        />
        <Variables
          title="Values that mention it"
          none="No other variable's value mentions it."
          variables={data.users}
        />
      </>
    )
  }
  if (data.found) return <Found found={data.found} />
  const field = variables.byId
    ? 'whereUsed'
    : variables.byPackage
      ? 'packageUsage'
      : variables.byVariable
        ? 'definitions'
        : 'found'
  const isAsked = variables.byId || variables.byPackage || variables.byVariable || variables.finding
  if (isAsked && !isStale) return <Refused refusal={refusalIn(answer, field)} onRetry={onRetry} />
  return (
    <Nothing>
      Find an account, a certificate, a feed, an environment or anything else that others use; or name a variable or a
      package.
    </Nothing>
  )
}

function Found({ found }: { found: NonNullable<WhereUsedQuery['found']> }) {
  if (found.nodes.length === 0) return <Nothing>Nothing that can be used is called so.</Nothing>
  return (
    <PageSection title="Which one?" note={found.nodes.length}>
      <Lines>
        {found.nodes.map(({ id, kind, title, space }) => (
          <li key={id}>
            <a href={whereUsedPath({ id })} className="flex gap-4 py-2.5 hover:bg-hover">
              <span className="min-w-0 flex-1 truncate font-medium">{title}</span>
              <span className="text-muted">{[kindWords(kind), space?.name].filter(Boolean).join(' · ')}</span>
            </a>
          </li>
        ))}
      </Lines>
    </PageSection>
  )
}
