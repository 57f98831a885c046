import type { Outcome } from '../change/outcome'

/** The outcome of a change that needs one sentence. */
export function said(message: string): () => Outcome {
  return () => ({ kind: 'done', message })
}

/** A number of a form; undefined where it has none. */
export function numberOf(form: FormData, name: string): number | undefined {
  const value = form.get(name)
  if (typeof value !== 'string' || value.trim() === '' || !Number.isInteger(Number(value))) return undefined
  return Number(value)
}

/** The version that a form was written for, as mutations take it. */
export function expected(form: FormData): { expectedVersion?: number } {
  const version = numberOf(form, 'version')
  return version === undefined ? {} : { expectedVersion: version }
}
