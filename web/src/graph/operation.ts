import { hashKey } from '@tanstack/react-query'
import type { TypedDocumentString } from '../generated/graphql'
import type { Served } from './served'

/** The name of the operation in a document, such as `ProjectsPage`. */
export function operationName(document: { toString(): string }): string {
  return /\b(?:query|mutation|subscription)\s+(\w+)/.exec(String(document))?.[1] ?? 'anonymous'
}

/** Under which an answer is kept: the operation by its name, which is the only one of that name, and its variables. */
export function queryKey<Data, Variables>(document: TypedDocumentString<Data, Variables>, variables: Variables) {
  return [operationName(document), variables] as const
}

/** What the server asked, if it is just what is asked now. */
export function servedFor<Data, Variables>(
  served: Served<Data, Variables> | null | undefined,
  variables: Variables,
): Served<Data, Variables> | undefined {
  return served && hashKey([served.variables]) === hashKey([variables]) ? served : undefined
}
