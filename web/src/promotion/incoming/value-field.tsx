import { useId } from 'react'
import type { MissingValue } from './bundle'
import type { Draft } from './value-drafts'

type Props = { value: MissingValue; isOpen: boolean; draft: Draft; onDraft(draft: Draft): void }

/** One missing value: for where it is, and what it is to be. A blank is never a value by accident: it has to be said. */
export function ValueField({ value, isOpen, draft, onDraft }: Props) {
  const id = useId()
  const { name, label, isSensitive, isOnlyNeeded, environment, tenant } = value
  const where = [environment?.name, tenant?.name].filter(Boolean).join(', ')
  return (
    <div className="grid items-start gap-x-4 gap-y-1.5 md:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)]">
      <label htmlFor={id} className="min-w-0">
        <span className="font-mono text-sm font-medium break-all">{name}</span>{' '}
        <span className="text-muted">for {where}</span>
        {label && label !== name && <span className="block text-sm text-muted">{label}</span>}
        {isOnlyNeeded && <span className="block text-sm text-muted">Its value holds only where it came from.</span>}
      </label>
      {isOpen && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
          <input
            id={id}
            type={isSensitive ? 'password' : 'text'}
            autoComplete={isSensitive ? 'new-password' : 'off'}
            disabled={draft.isNull}
            value={draft.isNull ? '' : draft.text}
            placeholder={draft.isNull ? 'No value' : isSensitive ? 'Nobody reads it back' : 'Later'}
            onChange={(event) => onDraft({ text: event.target.value, isNull: false })}
            className="h-8 min-w-40 flex-1 rounded-lg border border-line-strong bg-raised px-2.5 placeholder:text-faint disabled:bg-surface"
          />
          <label className="flex h-8 items-center gap-2">
            <input
              type="checkbox"
              className="accent-accent"
              checked={draft.isNull}
              onChange={(event) => onDraft({ ...draft, isNull: event.target.checked })}
            />
            No value
          </label>
        </div>
      )}
    </div>
  )
}
