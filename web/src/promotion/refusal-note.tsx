import type { ChangeState } from '../graph/use-change'
import { adviceFor } from './advice'

/** Why something was refused, by which code, and what to do about it; nothing while it was not. */
export function RefusalNote({ state }: { state: ChangeState }) {
  if (state.kind !== 'failed') return null
  const advice = adviceFor(state.code)
  return (
    <div role="alert" className="mt-2 rounded-lg bg-bad-soft px-3 py-2">
      <p className="text-bad">
        {state.message}{' '}
        <code className="font-mono text-sm">
          {state.code}
          {state.requestId && <span className="select-all"> · request {state.requestId}</span>}
        </code>
      </p>
      {advice && <p className="mt-1">{advice}</p>}
    </div>
  )
}
