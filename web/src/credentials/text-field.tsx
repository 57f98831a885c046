import type { ReactNode, ComponentProps } from 'react'
import type { SecretField } from '../change/typed'
import { Input } from '../change/typed-fields'

type FieldProps = { label: string; hint?: string } & Omit<ComponentProps<'input'>, 'type'>

/** A labelled field as wide as its form, with a sentence below it where one is needed. */
export function TextField({ label, hint, ...input }: FieldProps & { type: 'text' | 'email' | 'url' | 'number' }) {
  return (
    <Labelled label={label} hint={hint} name={input.name}>
      <Input {...input} {...looks(hint, input.name)} />
    </Labelled>
  )
}

/** A labelled field for what nobody may read over a shoulder; what was typed is never shown again. */
export function PasswordField({ label, hint, ...input }: FieldProps & { name: SecretField }) {
  return (
    <Labelled label={label} hint={hint} name={input.name}>
      <input {...input} type="password" {...looks(hint, input.name)} />
    </Labelled>
  )
}

function hintId(name: string | undefined): string {
  return `${name}-hint`
}

function looks(hint: string | undefined, name: string | undefined) {
  return {
    'aria-describedby': hint && hintId(name),
    className: 'h-9 w-full rounded-lg border border-line-strong bg-raised px-3 text-ink placeholder:text-faint',
  }
}

type LabelledProps = { label: string; hint: string | undefined; name: string | undefined; children: ReactNode }

function Labelled({ label, hint, name, children }: LabelledProps) {
  return (
    <div className="flex flex-col gap-1.5">
      <label className="flex flex-col gap-1.5 font-medium">
        {label}
        {children}
      </label>
      {hint && (
        <p id={hintId(name)} className="text-sm text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}

/** A field for a password that its owner makes up now. */
export function NewPasswordField({ label = 'Password' }: { label?: string }) {
  return (
    <PasswordField
      label={label}
      name="password"
      autoComplete="new-password"
      minLength={12}
      maxLength={1024}
      required
      hint="At least 12 characters. A few unrelated words are easy to keep in mind and hard to guess."
    />
  )
}
