import type { UsedVariablesFragment } from '../generated/graphql'
import { numberText } from '../view/count-text'
import { Lines, Nothing, PageSection } from '../view/page-section'
import { whereUsedPath } from './search-params'

type VariablesProps = { title: string; none: string; variables: UsedVariablesFragment }

/** Values of variables, each leading to where its variable is used. */
export function Variables({ title, none, variables }: VariablesProps) {
  const { nodes, totalCount, completeness } = variables
  const isPartial = completeness.missing.length > 0
  const rest = totalCount - nodes.length
  return (
    <PageSection title={title} note={`${isPartial ? 'at least ' : ''}${numberText(totalCount)}`}>
      {nodes.length === 0 ? (
        <Nothing>{none}</Nothing>
      ) : (
        <Lines>
          {nodes.map(({ id, name, space, project, libraryVariableSet }) => (
            <li key={id} className="grid gap-x-4 gap-y-0.5 py-2.5 sm:grid-cols-[16rem_minmax(0,1fr)_auto]">
              <span className="min-w-0 font-medium break-words">{name}</span>
              <span className="min-w-0 truncate text-muted">
                {[project?.name ?? libraryVariableSet?.name, space?.name].filter(Boolean).join(' · ')}
              </span>
              <a href={whereUsedPath({ id })} className="text-sm text-accent hover:underline">
                Where used<span className="sr-only">: {name}</span>
              </a>
            </li>
          ))}
        </Lines>
      )}
      {rest > 0 && <p className="mt-2 text-muted">and {numberText(rest)} more</p>}
    </PageSection>
  )
}
