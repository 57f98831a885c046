import type { ProjectEffectiveValueFragment, ProjectEffectiveVariablesQuery } from '../../generated/graphql'
import { scopeText } from '../../release/compare/scope-text'
import { Mark } from '../../view/entity-head'
import { Nothing } from '../../view/page-section'

type Effective = NonNullable<ProjectEffectiveVariablesQuery['effectiveVariables']>['variables'][number]

function valueText(value: ProjectEffectiveValueFragment): string {
  if (value.isSensitive) return value.hasValue ? '•••••• (sensitive)' : 'No value'
  if (value.isNull) return 'Said to have none'
  if (value.value === '') return '(empty)'
  const { account, certificate, workerPool } = value.variable ?? {}
  const reference = account ?? certificate ?? workerPool
  return value.value ?? reference?.name ?? (value.hasValue ? 'Not told' : 'No value')
}

/** Who says a value, and for what it holds. */
function sourceText({ source, sourceName, scope }: ProjectEffectiveValueFragment): string {
  const of = sourceName ?? (source === 'LIBRARY' ? 'a library set that you may not see' : 'the project')
  return `${of} · ${scopeText(scope)}`
}

/** Every variable with the value that counts, why, and why its others do not. */
export function EffectiveList({ variables, isTruncated }: { variables: readonly Effective[]; isTruncated: boolean }) {
  if (variables.length === 0) return <Nothing>No variable has a value there that you may see.</Nothing>
  return (
    <>
      <ul className="divide-y divide-line border-y border-line">
        {variables.map((one) => (
          <li key={one.name} className="grid gap-x-6 gap-y-1 py-2.5 lg:grid-cols-[16rem_minmax(0,1fr)_minmax(0,1fr)]">
            <p className="flex flex-wrap items-baseline gap-2 font-mono text-sm font-medium break-all">
              {one.name}
              {one.ambiguous && <Mark tone="warn">Ambiguous</Mark>}
              {one.circular && <Mark tone="bad">Uses itself</Mark>}
            </p>
            <div className="min-w-0">
              {one.winner ? (
                <>
                  <p className="font-mono text-sm break-words whitespace-pre-wrap">{valueText(one.winner)}</p>
                  <p className="text-sm text-muted">{sourceText(one.winner)}</p>
                </>
              ) : (
                <p className="text-muted">
                  {one.hidden ? 'A value counts that you may not see.' : 'None of its values is in scope.'}
                </p>
              )}
            </div>
            <div className="min-w-0 text-sm text-muted">
              {one.reason && <p>{one.reason}</p>}
              {one.losers.length > 0 && <Losers losers={one.losers} />}
            </div>
          </li>
        ))}
      </ul>
      {isTruncated && <p className="mt-2 text-sm text-muted">There are more variables than these.</p>}
    </>
  )
}

function Losers({ losers }: { losers: Effective['losers'] }) {
  return (
    <details>
      <summary className="w-fit cursor-pointer rounded text-accent">
        {losers.length} other {losers.length === 1 ? 'value' : 'values'}
      </summary>
      <ul className="mt-1 flex flex-col gap-1.5">
        {losers.map(({ value, reason }, place) => (
          <li key={place}>
            <span className="font-mono break-words text-ink">{valueText(value)}</span> {sourceText(value)}
            <span className="block">{reason}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
