import type { Client } from '@spaceport/client/client'
import { document } from '@spaceport/client/document'
import { changed, type Payload } from '../../graph/changed.js'
import type { InstanceKeys } from './rotate.js'

const ANNOUNCE = document<{ rotateInstanceKey: Payload | null }, { input: object }>(
  `mutation AnnounceInstanceKey($input: RotateInstanceKeyInput!) { rotateInstanceKey(input: $input) { errors { code message } } }`,
)

const FINISH = document<{ updateInstance: Payload | null }, { input: object }>(
  `mutation FinishInstanceKey($input: UpdateInstanceInput!) { updateInstance(input: $input) { errors { code message } } }`,
)

/** Tells the directory of an Instance's keys through the graph, as an administrator. */
export function instanceKeys(client: Client, id: string): InstanceKeys {
  return {
    async announce(publicKey) {
      const { rotateInstanceKey } = await client.request(ANNOUNCE, { input: { id, publicKey } })
      changed(`Announcing the next key of ${id}`, rotateInstanceKey)
    },
    async finish(publicKey) {
      const { updateInstance } = await client.request(FINISH, { input: { id, publicKey } })
      changed(`Changing the key of ${id}`, updateInstance)
    },
  }
}
