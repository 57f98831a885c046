/** The fields of a form that say what the page said, each with that. */
export type Untouched = Map<HTMLInputElement | HTMLTextAreaElement, string>

/** The text fields of a form that nobody has filled in otherwise than they came. */
export function untouchedOf(form: HTMLFormElement): Untouched {
  const fields = [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')]
  return new Map(
    fields.filter((field) => isText(field) && field.value === field.defaultValue).map((field) => [field, field.value]),
  )
}

/** Lets untouched fields follow the page, which a browser leaves as they were. */
export function follow(untouched: Untouched): void {
  for (const [field, was] of untouched) {
    if (field.value !== was) untouched.delete(field)
    else if (field.defaultValue !== was) {
      field.value = field.defaultValue
      untouched.set(field, field.defaultValue)
    }
  }
}

function isText({ type }: { type: string }): boolean {
  return !['checkbox', 'radio', 'file', 'hidden', 'submit', 'button'].includes(type)
}
