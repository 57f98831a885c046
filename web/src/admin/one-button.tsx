import { ChangeForm } from '../change/change-form'
import type { FormAction } from '../change/outcome'

type OneButtonProps = {
  action: FormAction
  submit: string
  submitting: string
  about: string
  danger?: boolean
  /** What is sent, by the names of the fields. */
  values: Readonly<Record<string, string | number>>
}

/** A form of one button. */
export function OneButton({ values, ...form }: OneButtonProps) {
  return (
    <ChangeForm {...form} className="">
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </ChangeForm>
  )
}
