'use client'

import { useId, useState } from 'react'
import { Input } from '../change/typed-fields'
import type { Choice } from './fields'

type TicksProps = {
  legend: string
  name: string
  choices: readonly Choice[]
  chosen?: readonly string[]
  hint?: string
}

/** Many things to tick, narrowed by their names while one types. What is ticked is sent even while it is hidden. */
export function Ticks({ legend, name, choices, chosen = [], hint }: TicksProps) {
  const [text, setText] = useState('')
  const id = useId()
  const wanted = text.trim().toLowerCase()
  const isHidden = (choice: Choice) => wanted !== '' && !choice.name.toLowerCase().includes(wanted)
  return (
    <fieldset className="min-w-0 rounded-lg border border-line-strong" aria-describedby={hint && id}>
      <legend className="ml-2 px-1 font-medium">{legend}</legend>
      {hint && (
        <p id={id} className="px-3 text-sm text-muted">
          {hint}
        </p>
      )}
      {choices.length > 12 && (
        <input
          type="search"
          value={text}
          onChange={(event) => setText(event.target.value)}
          // Enter narrows; it does not send the form.
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          aria-label={`Narrow: ${legend}`}
          placeholder="Narrow by name"
          className="mx-3 mt-1.5 h-8 w-[calc(100%-1.5rem)] rounded-md border border-line-strong bg-raised px-2.5 placeholder:text-faint"
        />
      )}
      <div
        className="mt-1 grid max-h-64 grid-cols-[repeat(auto-fill,minmax(12rem,1fr))] gap-x-4 overflow-y-auto px-3 pb-2"
        tabIndex={0}
        role="group"
        aria-label={legend}
      >
        {choices.map((choice) => (
          <label key={choice.id} className="flex min-w-0 items-center gap-2 py-1" hidden={isHidden(choice)}>
            <Input
              type="checkbox"
              name={name}
              value={choice.id}
              defaultChecked={chosen.includes(choice.id)}
              className="size-4 shrink-0 accent-accent"
            />
            <span className="truncate" title={choice.name}>
              {choice.name}
            </span>
          </label>
        ))}
        {choices.every(isHidden) && <p className="py-1 text-muted">None.</p>}
      </div>
    </fieldset>
  )
}
