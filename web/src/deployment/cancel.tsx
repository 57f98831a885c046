'use client'

import { CancelDeploymentDocument } from '../generated/graphql'
import { useChange } from '../graph/use-change'
import { ChangeProblem } from '../view/change-problem'

/** Asks the executor to stop a task. */
export function Cancel({ task, isUnderWay }: { task: string; isUnderWay: boolean }) {
  const [state, send] = useChange(CancelDeploymentDocument)
  const isWaiting = isUnderWay || state.kind === 'pending'
  return (
    <>
      <ChangeProblem state={state} />
      <button
        type="button"
        aria-disabled={isWaiting}
        className="control text-bad"
        onClick={() => {
          if (!isWaiting) void send({ task })
        }}
      >
        {isWaiting ? 'Cancelling…' : 'Cancel deployment'}
      </button>
    </>
  )
}
