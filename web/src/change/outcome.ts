import type { Typed } from './typed'

/** What became of a form that was sent. */
export type Outcome = { kind: 'idle' } | { kind: 'done'; message: string; secret?: Secret } | Failed

/** The form's change was not made. `typed`: what it was filled in with, where the page has to come anew. */
export type Failed = { kind: 'failed'; code: string; message: string; requestId: string | null; typed?: Typed }

/** A text that is shown once and never again, such as a new API key. */
export type Secret = { label: string; value: string; note: string }

export const IDLE: Outcome = { kind: 'idle' }

/** A form's action on the server: the outcome before it, the form, the outcome. */
export type FormAction = (before: Outcome, form: FormData) => Promise<Outcome>

/** A field of a form as a text; empty if there is none. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

/** All values of a field that a form may have more than once. */
export function textsOf(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value) => typeof value === 'string' && value !== '') as string[]
}

/** What is said of a change that was not made. */
export function failed(code: string, message: string, requestId: string | null = null): Failed {
  return { kind: 'failed', code, message, requestId }
}
