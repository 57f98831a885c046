import type { ComponentProps } from 'react'

/** A labelled field as wide as its form, with a sentence below it where one is needed. */
export function TextField({ label, hint, ...input }: { label: string; hint?: string } & ComponentProps<'input'>) {
  const hintId = hint === undefined ? undefined : `${input.name}-hint`
  return (
    <div className="flex flex-col gap-1.5">
      <label className="flex flex-col gap-1.5 font-medium">
        {label}
        <input
          {...input}
          aria-describedby={hintId}
          className="h-9 w-full rounded-lg border border-line-strong bg-raised px-3 text-ink placeholder:text-faint"
        />
      </label>
      {hint && (
        <p id={hintId} className="text-sm text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}

/** A field for a password that its owner makes up now. */
export function NewPasswordField({ label = 'Password' }: { label?: string }) {
  return (
    <TextField
      label={label}
      name="password"
      type="password"
      autoComplete="new-password"
      minLength={12}
      maxLength={1024}
      required
      hint="At least 12 characters. A few unrelated words are easy to keep in mind and hard to guess."
    />
  )
}
