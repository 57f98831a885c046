import type { TaskState } from '../generated/graphql'

const SETTLED: ReadonlySet<TaskState> = new Set(['SUCCESS', 'CANCELED', 'FAILED', 'TIMED_OUT'])

/** Whether a deployment in this state is over. */
export function isSettled(state: TaskState): boolean {
  return SETTLED.has(state)
}
