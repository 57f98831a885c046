import { Panel } from '@xyflow/react'

const LINES = [
  { says: 'Releases', dash: undefined },
  { says: 'Receipts', dash: '5 4' },
]

/** Which line of the map says what; each leads from who sends to who accepts. */
export function Legend() {
  return (
    <Panel position="top-left" className="rounded-md bg-canvas px-2 py-1">
      <ul aria-label="Lines" className="flex gap-4 text-sm text-muted">
        {LINES.map(({ says, dash }) => (
          <li key={says} className="flex items-center gap-2">
            <svg aria-hidden="true" width="28" height="8" viewBox="0 0 28 8" fill="none" stroke="currentColor">
              <path d="M0 4h26" strokeDasharray={dash} />
              <path d="m23 1 3 3-3 3" />
            </svg>
            {says}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
