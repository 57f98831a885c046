import type { Client } from '@spaceport/client/client'
import { document } from '@spaceport/client/document'
import { changed, type Payload } from '../graph/changed.js'

const CREATE_KEY = document<{ createApiKey: (Payload & { token: string | null }) | null }, { input: object }>(
  `mutation DemoCreateApiKey($input: CreateApiKeyInput!) { createApiKey(input: $input) { token errors { code message } } }`,
)

/** What a key is to be: whose (of whoever asks when left out), and what it may do at most. */
export type WantedKey = { name: string; user?: string; permissions?: readonly string[] }

/** A new API key. */
export async function createApiKey(client: Client, wanted: WantedKey): Promise<string> {
  const answer = await client.request(CREATE_KEY, { input: wanted })
  return changed(`Making the API key ${wanted.name}`, answer.createApiKey).token ?? ''
}
