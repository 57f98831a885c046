import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { ask } from '../gateway/ask'
import type { TypedDocumentString } from '../generated/graphql'
import { isSameOrigin } from '../security/same-origin'
import { signInPath } from '../security/next-path'
import { keyOf } from './form-key'
import { failed, type Outcome } from './outcome'
import { isOutdated } from './outdated'
import { refused } from './refused'

/** What a payload says that its caller can mend. */
type Payload = { errors: readonly { code: string; message: string }[] } | null | undefined

/** Every mutation that a form leads to takes a key by which it is done once. */
type Keyed = { idempotencyKey?: string | null | undefined }

type Change<Result, Input extends Keyed, P extends Payload> = {
  /** The form as it was sent: what it was filled in with, and its key. */
  form: FormData
  /** Which of the form's mutations this is, where it leads to several. */
  step?: string
  /** The page that the form stands on; where a lost session leads back to. */
  page: string
  document: TypedDocumentString<Result, { input: Input }>
  input: Input
  payload: (result: Result) => P
  /** What to say when it was done. */
  done: (payload: NonNullable<P>) => Outcome | Promise<Outcome>
}

/**
 * Sends one mutation as the caller of the form, and reads the page again when it was done, or when somebody else was faster. Sent again, the same
 * form is the same change. It guards nothing but the origin of the form: what the caller may do is decided by the graph.
 */
export async function change<Result, Input extends Keyed, P extends Payload>({
  form,
  step,
  page,
  document,
  input,
  payload,
  done,
}: Change<Result, Input, P>): Promise<Outcome> {
  if (!isSameOrigin(await headers())) return failed('CSRF', 'This request came from another site.')
  const answer = await ask(document, { input: { ...input, idempotencyKey: keyOf(form, step) } })
  if (answer.kind === 'signed-out') redirect(signInPath(page))
  if (answer.kind === 'refused') return await refused(form, answer.code, answer.message, answer.requestId)
  const result = payload(answer.data)
  const error = result?.errors[0]
  if (!result || error) {
    const first = answer.errors[0]
    const code = error?.code ?? first?.extensions?.code ?? 'INTERNAL'
    if (isOutdated(code)) refresh()
    return await refused(form, code, error?.message ?? first?.message ?? 'Spaceport gave no answer.', answer.requestId)
  }
  refresh()
  return await done(result)
}
