import type { ReactNode } from 'react'
import { FollowingSelect } from '../change/following-select'
import { Input, Textarea } from '../change/typed-fields'

/** Something to choose from, by id. */
export type Choice = { id: string; name: string }

const BOX = 'w-full rounded-lg border border-line-strong bg-raised text-ink placeholder:text-faint'

type SelectFieldProps = {
  label: string
  name: string
  choices: readonly Choice[]
  chosen?: string | null
  hint?: string
  /** What stands for no choice; without it one has to be made. */
  none?: string
}

/** A labelled choice of one. */
export function SelectField({ label, name, choices, chosen, hint, none }: SelectFieldProps) {
  const isListed = choices.some(({ id }) => id === chosen)
  return (
    <div className="flex flex-col gap-1.5">
      <label className="flex flex-col gap-1.5 font-medium">
        {label}
        <FollowingSelect
          name={name}
          chosen={chosen ?? ''}
          required={none === undefined}
          aria-describedby={hint && `${name}-hint`}
          className={`${BOX} h-9 px-2 font-normal`}
        >
          {none !== undefined ? <option value="">{none}</option> : !chosen && <option value="">Choose…</option>}
          {/* Else the first of the list would be sent in its place. */}
          {chosen && !isListed && <option value={chosen}>{chosen}</option>}
          {choices.map((choice) => (
            <option key={choice.id} value={choice.id}>
              {choice.name}
            </option>
          ))}
        </FollowingSelect>
      </label>
      {hint && (
        <p id={`${name}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}

type TextAreaProps = {
  label: string
  name: string
  value?: string | null
  hint?: ReactNode
  rows?: number
  isCode?: boolean
  required?: boolean
  maxLength?: number
}

/** A labelled field of several lines. */
export function TextArea({ label, name, value, hint, rows = 3, isCode, required, maxLength }: TextAreaProps) {
  return (
    <div className="flex flex-col gap-1.5">
      <label className="flex flex-col gap-1.5 font-medium">
        {label}
        <Textarea
          name={name}
          rows={rows}
          defaultValue={value ?? ''}
          required={required}
          maxLength={maxLength}
          spellCheck={!isCode}
          autoComplete="off"
          aria-describedby={hint ? `${name}-hint` : undefined}
          className={`${BOX} px-3 py-2 font-normal ${isCode ? 'font-mono text-sm break-all' : ''}`}
        />
      </label>
      {hint && (
        <p id={`${name}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}

/** A box to tick, with a sentence below it where one is needed. */
export function CheckField({
  label,
  name,
  checked,
  hint,
}: {
  label: string
  name: string
  checked?: boolean
  hint?: string
}) {
  return (
    <div>
      <label className="flex items-start gap-2 py-0.5">
        <Input
          type="checkbox"
          name={name}
          value="yes"
          defaultChecked={checked}
          aria-describedby={hint && `${name}-hint`}
          className="mt-0.5 size-4 shrink-0 accent-accent"
        />
        {label}
      </label>
      {hint && (
        <p id={`${name}-hint`} className="pl-6 text-sm text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}
