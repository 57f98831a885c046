type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** What each field of a form came with, and what it said, when the form was looked at last. */
export type Seen = WeakMap<Field, { came: string; said: string }>

/**
 * Lets the fields of a form that nobody has filled in otherwise than they came follow the page, which a browser leaves as they were, and notes
 * in `seen` how all are then. A choice of one is filled in as a whole. To be called whenever the page may have changed.
 */
export function follow(form: HTMLFormElement, seen: Seen): void {
  const fields = [...form.querySelectorAll<Field>('input, textarea, select')].filter(isFilledIn)
  const touched = new Set(fields.filter((field) => isTouched(field, seen)))
  const touchedRadios = new Set([...touched].filter(({ type }) => type === 'radio').map(({ name }) => name))
  for (const field of fields) {
    const isTheirs = field.type === 'radio' ? touchedRadios.has(field.name) : touched.has(field)
    const came = cameWith(field)
    if (!isTheirs && seen.has(field) && said(field) !== came) take(field, came)
  }
  for (const field of fields) seen.set(field, { came: cameWith(field), said: said(field) })
}

function isFilledIn({ type }: Field): boolean {
  return !['file', 'hidden', 'submit', 'button', 'reset', 'image'].includes(type)
}

function isTouched(field: Field, seen: Seen): boolean {
  const last = seen.get(field)
  if (last === undefined || said(field) === last.came) return false
  // When what was chosen goes, the browser chooses something else.
  return !(field instanceof HTMLSelectElement) || [...field.options].some(({ value }) => value === last.said)
}

function isTicked(field: Field): field is HTMLInputElement {
  return field.type === 'checkbox' || field.type === 'radio'
}

function said(field: Field): string {
  return isTicked(field) ? String(field.checked) : field.value
}

function cameWith(field: Field): string {
  if (isTicked(field)) return String(field.defaultChecked)
  if (!(field instanceof HTMLSelectElement)) return field.defaultValue
  const options = [...field.options]
  return (options.find(({ defaultSelected }) => defaultSelected) ?? options[0])?.value ?? ''
}

function take(field: Field, came: string): void {
  if (isTicked(field)) field.checked = field.defaultChecked
  else field.value = came
}
