import type { UsedVariablesFragment } from '../generated/graphql'
import { numberText } from '../view/count-text'
import { Lines, Nothing, PageSection } from '../view/page-section'
import { whereUsedPath } from './search-params'

type VariablesProps = { title: string; none: string; variables: UsedVariablesFragment }

type Value = UsedVariablesFragment['nodes'][number]

/** One variable of a project or a library variable set, with how many of its values were read. */
type Grouped = { value: Value; place: string; count: number }

/** The variables of the values, in their order, each once: what uses a variable uses all of its values. */
function byVariable(values: readonly Value[]): Grouped[] {
  const groups = new Map<string, Grouped>()
  for (const value of values) {
    const { name, space, project, libraryVariableSet } = value
    const place = [project?.name ?? libraryVariableSet?.name, space?.name].filter(Boolean).join(' · ')
    const key = `${name.toLowerCase()} ${project ? 'of' : 'in'} ${place}`
    const group = groups.get(key) ?? { value, place, count: 0 }
    groups.set(key, { ...group, count: group.count + 1 })
  }
  return [...groups.values()]
}

/** Values of variables, each leading to where its variable is used. */
export function Variables({ title, none, variables }: VariablesProps) {
  const { nodes, totalCount, completeness } = variables
  const isPartial = completeness.missing.length > 0
  const rest = totalCount - nodes.length
  return (
    <PageSection
      title={title}
      note={`${isPartial ? 'at least ' : ''}${numberText(totalCount)} ${totalCount === 1 ? 'value' : 'values'}`}
    >
      {nodes.length === 0 ? (
        <Nothing>{none}</Nothing>
      ) : (
        <Lines>
          {byVariable(nodes).map(({ value: { id, name }, place, count }) => (
            <li
              key={id}
              className="grid gap-x-4 items-center gap-y-0.5 py-2 sm:grid-cols-[16rem_minmax(0,1fr)_5rem_auto]"
            >
              <span className="min-w-0 font-medium break-words">{name}</span>
              <span className="min-w-0 truncate text-muted">{place}</span>
              <span className="text-sm text-muted tabular-nums">{count === 1 ? '1 value' : `${count} values`}</span>
              <a
                href={whereUsedPath({ id })}
                className="inline-flex min-h-6 items-center text-sm text-accent hover:underline"
              >
                Where used
                <span className="sr-only">
                  : {name} of {place}
                </span>
              </a>
            </li>
          ))}
        </Lines>
      )}
      {rest > 0 && <p className="mt-2 text-muted">and {numberText(rest)} more values</p>}
    </PageSection>
  )
}
