import { useId } from 'react'

type Props = {
  label: string
  value: string
  /** What the empty choice says. */
  none: string
  choices: readonly { id: string; name: string }[]
  onChange(id: string): void
  note?: string | undefined
}

/** One of several things, by name. */
export function Choice({ label, value, none, choices, onChange, note }: Props) {
  const id = useId()
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm text-muted">
        {label}
      </label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)} className="control w-full">
        <option value="">{none}</option>
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.name}
          </option>
        ))}
      </select>
      {note && <p className="text-sm text-muted">{note}</p>}
    </div>
  )
}
