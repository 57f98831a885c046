import type { Client } from '@spaceport/client/client'
import { document } from '@spaceport/client/document'
import { changed, type Payload } from './changed.js'

/** What was made: its id. */
export type Made = { id: string }

/** Asks the graph. */
export function ask<Data>(client: Client, text: string, variables: Record<string, unknown> = {}): Promise<Data> {
  return client.request(document<Data, Record<string, unknown>>(text), variables)
}

/**
 * Runs a mutation that must succeed. `input` names its input type, such as `CreateProjectInput`; `what` is selected from its payload.
 * Throws a LaunchError with the first error that the graph lists.
 */
export async function make<Data>(
  client: Client,
  mutation: string,
  input: Record<string, unknown>,
  what: string,
): Promise<Data> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`
  const text = `mutation Make($input: ${type}!) { ${mutation}(input: $input) { ${what} errors { code message } } }`
  const answer = await ask<Record<string, (Payload & Data) | null>>(client, text, { input })
  return changed(mutation, answer[mutation] ?? null)
}
