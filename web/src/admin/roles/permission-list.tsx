'use client'

import { useState } from 'react'

/** Permissions to look through, narrowed while one types. */
export function PermissionList({ permissions }: { permissions: readonly string[] }) {
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const shown = [...permissions].sort().filter((name) => name.toLowerCase().includes(wanted))
  return (
    <>
      <input
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
        aria-label="Narrow the permissions"
        placeholder="Narrow by name"
        className="h-8 w-full max-w-72 rounded-lg border border-line-strong bg-raised px-3 placeholder:text-faint"
      />
      <p role="status" className="mt-2 text-sm text-muted">
        {wanted !== '' && `${shown.length} of ${permissions.length}`}
      </p>
      <ul className="mt-1 columns-[13rem] gap-x-6 font-mono text-sm">
        {shown.map((name) => (
          <li key={name} className="break-words py-0.5">
            {name}
          </li>
        ))}
      </ul>
    </>
  )
}
