'use client'

import { useId, useState } from 'react'
import { useTyped } from '../../change/typed-fields'
import { compareHeard, groupsOf } from './fingerprint'

type CompareAloudProps = {
  fingerprint: string
  /** The name under which what was heard is sent with a form; without it nothing is sent. */
  name?: string
  hint: string
}

/** Shows a fingerprint to be read aloud, and marks where it differs from what one hears. */
export function CompareAloud({ fingerprint, name, hint }: CompareAloudProps) {
  const typed = useTyped(name)
  const [heard, setHeard] = useState(typed?.[0] ?? '')
  const id = useId()
  const groups = groupsOf(fingerprint)
  const { differsAt, isWhole, heard: count } = compareHeard(fingerprint, heard)
  return (
    <div className="max-w-xl">
      <ol
        aria-label="Fingerprint in groups"
        className="grid w-fit grid-cols-4 gap-x-2 gap-y-1 rounded-lg border border-line-strong bg-raised p-3 font-mono text-lg sm:gap-x-5"
      >
        {groups.map((group, place) => {
          const isSame = place < count && (differsAt === null || place < differsAt)
          const look = place === differsAt ? 'bg-bad-soft text-bad underline' : isSame ? 'text-ok' : ''
          return (
            <li key={place} className={`flex items-baseline gap-1.5 rounded px-1 ${look}`}>
              <span aria-hidden="true" className="w-4 text-right text-xs text-muted no-underline">
                {place + 1}
              </span>
              {group}
            </li>
          )
        })}
      </ol>
      <label className="mt-4 flex flex-col gap-1.5 font-medium">
        What the other side reads aloud
        <input
          name={name}
          type="text"
          value={heard}
          onChange={(event) => setHeard(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          required={name !== undefined}
          aria-describedby={`${id}-hint ${id}-said`}
          className="h-9 w-full rounded-lg border border-line-strong bg-raised px-3 font-mono font-normal"
        />
      </label>
      <p id={`${id}-hint`} className="mt-1.5 text-sm text-muted">
        {hint}
      </p>
      <p
        id={`${id}-said`}
        role="status"
        className={`mt-1 min-h-5 font-medium ${isWhole ? 'text-ok' : differsAt === null ? 'text-muted' : 'text-bad'}`}
      >
        {heard.trim() === ''
          ? ''
          : isWhole
            ? 'All 16 groups are the same.'
            : differsAt === null
              ? `The same so far: ${count} of ${groups.length} groups.`
              : `It differs at group ${differsAt + 1}. Do not trust it.`}
      </p>
    </div>
  )
}
