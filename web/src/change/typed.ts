import { isUnsure } from '../graph/unsure'
import { KEY_FIELD } from './form-key'

/** What a form was filled in with, by the names of its fields. A field without value, such as a box that was not ticked, is not there. */
export type Typed = Readonly<Record<string, readonly string[]>>

/** The fields whose values are never shown again; a `PasswordField` has one of these names. */
const SECRET_FIELDS = ['password', 'current', 'clientSecret'] as const

export type SecretField = (typeof SECRET_FIELDS)[number]

const isSecret = (name: string) => SECRET_FIELDS.some((secret) => secret === name)

/**
 * What can be shown again of a form that was refused with `code`: no secrets, no files, nothing of React's own. The form's key stays only while
 * nobody knows what became of the change.
 */
export function typedIn(form: FormData, code: string): Typed {
  const typed: Record<string, string[]> = {}
  for (const [name, value] of form) {
    if (typeof value !== 'string' || isSecret(name) || name.startsWith('$')) continue
    if (name === KEY_FIELD && !isUnsure(code)) continue
    typed[name] = [...(typed[name] ?? []), value]
  }
  return typed
}
