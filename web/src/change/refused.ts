import { headers } from 'next/headers'
import { failed, type Outcome } from './outcome'
import { isOutdated } from './outdated'
import { typedIn } from './typed'

/**
 * What is said of a form whose change was not made. A form that was sent without script comes anew with the page, so its outcome holds what it was
 * filled in with; unless somebody else was faster: then its fields show what is there now, since nobody knows which of them were touched, and
 * the others would take back what was changed.
 */
export async function refused(
  form: FormData,
  code: string,
  message: string,
  requestId: string | null = null,
): Promise<Outcome> {
  const outcome = failed(code, message, requestId)
  const isScripted = (await headers()).has('next-action')
  return isScripted || isOutdated(code) ? outcome : { ...outcome, typed: typedIn(form, code) }
}
