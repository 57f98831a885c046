import { headers } from 'next/headers'
import type { TypedDocumentString } from '../generated/graphql'
import { postGraphQL } from './post'
import { type GatewayAnswer } from '../graph/answer'

/** Asks the graph as the caller of the page being rendered. */
export async function ask<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<GatewayAnswer<Result>> {
  return await postGraphQL(String(document), variables, await headers())
}
