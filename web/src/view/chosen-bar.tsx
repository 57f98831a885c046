'use client'

import type { ReactNode } from 'react'

type ChosenProps = {
  chosen: ReadonlySet<string>
  actions(ids: readonly string[]): ReactNode
  onChange(chosen: ReadonlySet<string>): void
}

/** What can be done with the rows that were chosen; nothing while there are none. */
export function ChosenBar({ chosen, actions, onChange }: ChosenProps) {
  if (chosen.size === 0) return null
  return (
    <div
      role="region"
      aria-label="Chosen rows"
      className="flex flex-wrap items-center gap-3 border-b border-line bg-accent-soft px-5 py-2"
    >
      <span>{chosen.size} chosen</span>
      {actions([...chosen])}
      <button type="button" className="control h-7" onClick={() => onChange(new Set())}>
        Choose none
      </button>
    </div>
  )
}
