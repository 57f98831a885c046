import { headers } from 'next/headers'
import { failed, type Outcome } from './outcome'
import { typedIn } from './typed'

/**
 * What is said of a form whose change was not made. A form that was sent without script comes anew with the page, so its outcome holds what it was
 * filled in with.
 */
export async function refused(
  form: FormData,
  code: string,
  message: string,
  requestId: string | null = null,
): Promise<Outcome> {
  const outcome = failed(code, message, requestId)
  const isScripted = (await headers()).has('next-action')
  return isScripted ? outcome : { ...outcome, typed: typedIn(form, code) }
}
