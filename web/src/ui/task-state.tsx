import type { TaskState } from '../generated/graphql'

type Look = { label: string; tone: string; shape: string; spin?: true; dashed?: true }

/** Every state has its own shape besides its colour. */
const LOOKS: Record<TaskState, Look> = {
  QUEUED: { label: 'Queued', tone: 'text-faint', shape: '', dashed: true },
  EXECUTING: { label: 'Executing', tone: 'text-run', shape: '', spin: true },
  CANCELLING: { label: 'Cancelling', tone: 'text-warn', shape: 'M5.5 10.5l5-5', dashed: true },
  SUCCESS: { label: 'Success', tone: 'text-ok', shape: 'M5.2 8.2l2 2 3.6-4.2' },
  FAILED: { label: 'Failed', tone: 'text-bad', shape: 'M6 6l4 4M10 6l-4 4' },
  CANCELED: { label: 'Canceled', tone: 'text-faint', shape: 'M5.5 10.5l5-5' },
  TIMED_OUT: { label: 'Timed out', tone: 'text-warn', shape: 'M8 4.8V8l2.2 1.4' },
}

// A Space of a newer version may know a state that this page does not.
function lookOf(state: TaskState): Look {
  return LOOKS[state] ?? { label: state, tone: 'text-faint', shape: '' }
}

/** What a state is called. */
export function stateLabel(state: TaskState): string {
  return lookOf(state).label
}

/** The state of a deployment as a mark of its own shape and colour, where its name stands elsewhere. */
export function TaskStateMark({ state }: { state: TaskState }) {
  const look = lookOf(state)
  return (
    <svg
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={`size-3.5 shrink-0 ${look.tone} ${look.spin ? 'animate-spin motion-reduce:animate-none' : ''}`}
    >
      <circle cx="8" cy="8" r="6.25" strokeDasharray={look.dashed ? '2.2 2.6' : look.spin ? '26 14' : undefined} />
      <path d={look.shape} />
    </svg>
  )
}

/** The state of a deployment: its shape, its colour and its name. */
export function TaskStateText({ state }: { state: TaskState }) {
  return (
    <span className="flex items-center gap-1.5">
      <TaskStateMark state={state} />
      <span className={state === 'FAILED' ? 'text-bad' : undefined}>{stateLabel(state)}</span>
    </span>
  )
}
