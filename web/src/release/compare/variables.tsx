import { Lines } from '../../view/page-section'
import { wordsOf } from '../../find/words'
import { ChangeMark } from './change-mark'
import type { VariableChange } from './comparison'
import { scopeText } from './scope-text'
import { SideBySide } from './side-by-side'

type Value = NonNullable<VariableChange['before']>

/** What a value is, or what it leads to; of a sensitive one only that there is one. */
function valueText(value: Value | null): string | null {
  if (!value) return null
  if (value.isSensitive) return '•••••• (sensitive)'
  return value.value ?? value.account?.name ?? value.certificate?.name ?? value.workerPool?.name ?? '(no value)'
}

/** The values of variables that are otherwise, each with its scope. */
export function VariableChanges({ changes }: { changes: readonly VariableChange[] }) {
  return (
    <Lines>
      {changes.map(({ change, name, before, after, aspects }, place) => {
        const scope = (after ?? before)?.scope
        return (
          <li key={place} className="flex flex-col gap-1.5 py-2.5">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <ChangeMark change={change} />
              <span className="font-mono text-sm font-medium break-all">{name}</span>
              {scope && <span className="text-sm text-muted">{scopeText(scope)}</span>}
              {aspects.some((aspect) => aspect !== 'VALUE') && (
                <span className="text-sm text-muted">{aspects.map((aspect) => wordsOf(aspect)).join(', ')}</span>
              )}
            </p>
            {change === 'CHANGED' ? (
              <div className="md:ml-27">
                <SideBySide before={valueText(before)} after={valueText(after)} />
              </div>
            ) : (
              <p className="font-mono text-sm break-words whitespace-pre-wrap md:ml-27">{valueText(after ?? before)}</p>
            )}
          </li>
        )
      })}
    </Lines>
  )
}
