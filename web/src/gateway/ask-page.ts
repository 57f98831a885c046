import { redirect } from 'next/navigation'
import type { TypedDocumentString } from '../generated/graphql'
import type { Served } from '../graph/served'
import { signInPath } from '../security/next-path'
import { ask } from './ask'

/** Asks the graph for the page at `path`. A caller without a session is led to the sign-in page, and from there back. */
export async function askPage<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  path: string,
): Promise<Served<Data, Variables>> {
  const answer = await ask(document, variables)
  if (answer.kind === 'signed-out') redirect(signInPath(path))
  return { variables, answer, at: Date.now() }
}
