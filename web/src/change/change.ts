import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { ask } from '../gateway/ask'
import type { TypedDocumentString } from '../generated/graphql'
import { isSameOrigin } from '../security/same-origin'
import { signInPath } from '../security/next-path'
import { failed, type Outcome } from './outcome'

/** What a payload says that its caller can mend. */
type Payload = { errors: readonly { code: string; message: string }[] } | null | undefined

type Change<Result, Variables, P extends Payload> = {
  /** The page that the form stands on; where a lost session leads back to. */
  page: string
  document: TypedDocumentString<Result, Variables>
  variables: Variables
  payload: (result: Result) => P
  /** What to say when it was done. */
  done: (payload: NonNullable<P>) => Outcome | Promise<Outcome>
}

/**
 * Sends one mutation as the caller of the form, and reads the page again when it was done, or when somebody else was faster. It guards nothing but the origin of the form:
 * what the caller may do is decided by the graph.
 */
export async function change<Result, Variables, P extends Payload>({
  page,
  document,
  variables,
  payload,
  done,
}: Change<Result, Variables, P>): Promise<Outcome> {
  if (!isSameOrigin(await headers())) return failed('CSRF', 'This request came from another site.')
  const answer = await ask(document, variables)
  if (answer.kind === 'signed-out') redirect(signInPath(page))
  if (answer.kind === 'refused') return failed(answer.code, answer.message, answer.requestId ?? null)
  const result = payload(answer.data)
  const error = result?.errors[0]
  if (!result || error) {
    const first = answer.errors[0]
    const code = error?.code ?? first?.extensions?.code ?? 'INTERNAL'
    // So that what the form is sent with next is the version that is then in sight.
    if (code === 'VERSION_CONFLICT') refresh()
    return failed(code, error?.message ?? first?.message ?? 'Nothing was changed.', answer.requestId ?? null)
  }
  refresh()
  return await done(result)
}
