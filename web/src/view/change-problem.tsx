import type { ChangeState } from '../graph/use-change'
import { ProblemCode } from './problem-code'

/** Why a change was not made: the graph's words, the code, and how the request is called in the logs. */
export function ChangeProblem({ state }: { state: ChangeState }) {
  return (
    <div role="alert" className="empty:hidden">
      {state.kind === 'failed' && (
        <p className="rounded-lg bg-bad-soft px-3 py-2 text-bad">
          {state.message} <ProblemCode code={state.code} requestId={state.requestId} />
        </p>
      )}
    </div>
  )
}
