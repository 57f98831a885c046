'use client'

import { useId } from 'react'
import type { Draft, Missing } from './wishes'

type FieldProps = {
  value: Missing
  draft: Draft
  problem: string | undefined
  isFirst: boolean
  onChange(draft: Draft): void
}

const BOX =
  'w-full rounded-md border border-line-strong bg-raised px-2.5 text-base text-ink disabled:opacity-50 aria-invalid:border-bad'

/** One value that is to be given, by the form that its template wants, or the word that there is to be none. */
export function Field({ value, draft, problem, isFirst, onChange }: FieldProps) {
  const id = useId()
  const { template, tenant, environment, project, libraryVariableSet } = value
  const place = [tenant?.name, environment?.name].filter(Boolean).join(', ')
  const askedBy = project?.name ?? libraryVariableSet?.name
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium break-words">{template.label ?? template.name}</span>
        {environment && <span className="text-sm">{environment.name}</span>}
        <span className="text-sm text-muted" title={template.name}>
          {askedBy}
        </span>
        <span className="sr-only">{tenant?.name}</span>
      </label>
      <Control id={id} value={value} draft={draft} problem={problem} isFirst={isFirst} onChange={onChange} />
      {template.helpText && (
        <p id={`${id}-help`} className="text-sm text-muted">
          {template.helpText}
        </p>
      )}
      <p id={`${id}-problem`} className="text-sm text-bad empty:hidden">
        {problem}
      </p>
      <label className="flex min-h-6 w-fit items-center gap-2 text-sm text-muted">
        <input
          type="checkbox"
          className="accent-accent"
          checked={draft.isNull}
          onChange={(event) => onChange({ ...draft, isNull: event.target.checked })}
        />
        There is to be none
        <span className="sr-only">
          : {template.label ?? template.name} {place}
        </span>
      </label>
    </div>
  )
}

function Control({ id, value, draft, problem, isFirst, onChange }: FieldProps & { id: string }) {
  const { template } = value
  const common = {
    id,
    value: draft.text,
    disabled: draft.isNull,
    'aria-invalid': problem !== undefined,
    'aria-describedby': `${id}-help ${id}-problem`,
    'data-first-focus': isFirst ? '' : undefined,
    onChange: (event: { target: { value: string } }) => onChange({ ...draft, text: event.target.value }),
  }
  switch (template.control) {
    case 'MULTI_LINE_TEXT':
      return <textarea {...common} rows={4} spellCheck={false} className={`${BOX} py-1.5 font-mono text-sm`} />
    case 'SELECT':
    case 'CHECKBOX':
      return (
        <select {...common} className={`${BOX} h-8`}>
          <option value="">Choose…</option>
          {(template.control === 'CHECKBOX' ? YES_OR_NO : template.options).map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )
    case 'SENSITIVE':
      return <input {...common} type="password" autoComplete="new-password" className={`${BOX} h-8`} />
    case 'SINGLE_LINE_TEXT':
      return <input {...common} type="text" autoComplete="off" spellCheck={false} className={`${BOX} h-8`} />
  }
}

const YES_OR_NO = [
  { value: 'True', label: 'Yes' },
  { value: 'False', label: 'No' },
]
