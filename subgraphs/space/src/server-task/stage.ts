import type { TaskState } from '@spaceport/database/space'
import { refuse } from '@spaceport/kit/write/outcome'

/** How far along each state is; a task only goes to a later one. */
const STAGE: Record<TaskState, number> = {
  QUEUED: 0,
  EXECUTING: 1,
  CANCELLING: 2,
  SUCCESS: 3,
  FAILED: 3,
  CANCELED: 3,
  TIMED_OUT: 3,
}

/** What a waiting task can come to without ever running. */
const NEVER_RAN: ReadonlySet<TaskState> = new Set(['CANCELLING', 'CANCELED'])

/** Whether a task in this state has ended. */
export function isOver(state: TaskState): boolean {
  return STAGE[state] === STAGE.SUCCESS
}

/** Whether one state comes after another. */
export function isForwards(from: TaskState, to: TaskState): boolean {
  return STAGE[to] > STAGE[from]
}

/** Throws `INVALID_STATE` for a step backwards, or to another end than the one that was reached. */
export function requireForwards(from: TaskState, to: TaskState, ...path: string[]): void {
  if (from !== to && !isForwards(from, to)) {
    throw refuse('INVALID_STATE', `It is ${from} and cannot become ${to}.`, ...path)
  }
}

/** The state and the times of what goes on to another state at a moment. */
export function stepTo(state: TaskState, { startedAt }: { startedAt: Date | null }, at: Date) {
  return {
    state,
    startedAt: startedAt ?? (NEVER_RAN.has(state) ? null : at),
    completedAt: isOver(state) ? at : null,
  }
}
